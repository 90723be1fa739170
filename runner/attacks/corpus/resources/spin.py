# tries: spin
# allows: time-limit
# points: 0
def suma(a, b):
    while True:
        pass
