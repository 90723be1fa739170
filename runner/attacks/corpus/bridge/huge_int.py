# tries: an integer of ten million digits
# allows: wrong, runtime-error, time-limit, memory-limit
# points: 0
def suma(a, b):
    return 1 << 33_000_000
