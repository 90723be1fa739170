# tries: memory little by little
# allows: memory-limit, time-limit
# points: 0
import time
data = []
while True:
    data.append(b'\x01' * 1_000_000)
    time.sleep(0.002)
