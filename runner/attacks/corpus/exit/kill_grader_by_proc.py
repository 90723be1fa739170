# tries: find the grader in /proc and send it every signal
# allows: wrong, runtime-error
# points: 0
import os
for name in os.listdir('/proc'):
    if name.isdigit() and int(name) != os.getpid():
        for number in (2, 9, 15, 10, 12):
            try:
                os.kill(int(name), number)
            except OSError:
                pass
