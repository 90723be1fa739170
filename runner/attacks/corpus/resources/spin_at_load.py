# tries: spin while loading
# allows: time-limit
# points: 0
while True:
    pass
