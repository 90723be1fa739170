# tries: a fork bomb
# allows: process-limit, time-limit, runtime-error
# points: 0
import os
while True:
    os.fork()
