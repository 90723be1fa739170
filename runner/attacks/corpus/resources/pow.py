# tries: a power that takes for ever
# allows: time-limit, memory-limit
# points: 0
def suma(a, b):
    return 7 ** (10 ** 9)
