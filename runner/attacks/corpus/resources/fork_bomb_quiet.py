# tries: a fork bomb that ignores every error and goes on
# allows: process-limit, time-limit
# points: 0
import os
def suma(a, b):
    while True:
        try:
            os.fork()
        except OSError:
            pass
