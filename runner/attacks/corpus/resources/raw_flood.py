# tries: flood the descriptors behind Python's back
# allows: output-limit
# points: 0
import os
while True:
    os.write(1, b'x' * 65536)
