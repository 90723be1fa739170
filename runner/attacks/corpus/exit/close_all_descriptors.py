# tries: close every descriptor, the bridge among them
# allows: runtime-error
# points: 0
import os
os.closerange(0, 1024)
def suma(a, b):
    return a + b
