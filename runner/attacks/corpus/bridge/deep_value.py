# tries: a value nested a hundred thousand deep
# allows: wrong, runtime-error
# points: 0
def suma(a, b):
    value = []
    for _ in range(100_000):
        value = [value]
    return value
