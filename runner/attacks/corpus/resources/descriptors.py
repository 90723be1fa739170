# tries: descriptors without end
# allows: runtime-error, time-limit
# points: 0
import os
held = []
while True:
    held.append(os.dup(1))
