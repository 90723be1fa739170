# tries: stop itself while loading
# allows: time-limit
# points: 0
import os, signal
os.kill(os.getpid(), signal.SIGSTOP)
