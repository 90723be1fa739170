# tries: announce a frame of four gigabytes
# allows: runtime-error, time-limit
# points: 0
import os
for descriptor in range(3, 64):
    try:
        os.write(descriptor, b'\xff\xff\xff\xff')
        os.write(descriptor, b'A' * 1_000_000)
    except OSError:
        pass
