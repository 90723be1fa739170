# tries: flood descriptor 2 in single bytes
# allows: output-limit, time-limit
# points: 0
import os
while True:
    os.write(2, b'x' * 16)
