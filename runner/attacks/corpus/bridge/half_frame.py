# tries: announce more than is sent, and wait
# allows: time-limit, runtime-error
# points: 0
import os, time
for descriptor in range(3, 64):
    try:
        os.write(descriptor, (1000).to_bytes(4, 'little') + b'x')
    except OSError:
        pass
time.sleep(60)
