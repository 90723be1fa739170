# tries: close the bridge and go on
# allows: runtime-error
# points: 0
import os
def suma(a, b):
    os.closerange(3, 256)
    return a + b
