# tries: catch MemoryError and go on for ever
# allows: memory-limit, time-limit
# points: 0
data = []
while True:
    try:
        data.append(b'\x01' * 50_000_000)
    except MemoryError:
        pass
