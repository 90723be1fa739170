# tries: memory in many children, each less than the grader has
# allows: memory-limit, process-limit, time-limit, runtime-error
# points: 0
import os, time
for _ in range(12):
    if os.fork() == 0:
        data = b'\x01' * 24_000_000
        time.sleep(60)
time.sleep(60)
