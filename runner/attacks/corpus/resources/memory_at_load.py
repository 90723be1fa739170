# tries: memory while loading
# allows: memory-limit
# points: 0
data = []
while True:
    data.append(bytearray(8 * 1024 * 1024))
