# tries: make the grader the one to be killed for memory
# allows: memory-limit
# points: 0
import os
for pid in os.listdir('/proc'):
    if pid.isdigit():
        for value in ('-1000', '-500', '0'):
            try:
                with open(f'/proc/{pid}/oom_score_adj', 'w') as file:
                    file.write(value)
            except OSError:
                pass
data = []
while True:
    data.append(b'\x01' * 2_000_000)
