# tries: become another program that holds the bridge
# allows: runtime-error, time-limit
# points: 0
import os
for descriptor in range(3, 64):
    try:
        os.set_inheritable(descriptor, True)
    except OSError:
        pass
os.execv('/usr/bin/python3', ['python3', '-c', 'import time; time.sleep(60)'])
