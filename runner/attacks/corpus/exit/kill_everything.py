# tries: kill every process that may be killed, init and grader among them
# allows: runtime-error
# points: 0
import os, signal
for pid in (1, os.getppid(), -1):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass
os.kill(os.getpid(), signal.SIGKILL)
