# tries: a deep tuple, which crosses by value
# allows: wrong, runtime-error, memory-limit
# points: 0
def suma(a, b):
    value = ()
    for _ in range(200_000):
        value = (value,)
    return value
