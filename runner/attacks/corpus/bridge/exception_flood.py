# tries: a chain of a hundred thousand causes
# allows: wrong, runtime-error, time-limit, memory-limit
# points: 0
def suma(a, b):
    error = None
    for i in range(100_000):
        new = ValueError(i)
        new.__cause__ = error
        error = new
    raise error
