# tries: write garbage to every descriptor but the standard ones
# allows: runtime-error
# points: 0
import os
for descriptor in range(3, 256):
    try:
        os.write(descriptor, b'\x00\xff' * 4096)
    except OSError:
        pass
