# tries: stop itself so that the run never ends
# allows: time-limit
# points: 0
import os, signal
def suma(a, b):
    os.kill(os.getpid(), signal.SIGSTOP)
