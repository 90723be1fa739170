# tries: a list of two million
# allows: wrong, runtime-error, memory-limit, time-limit
# points: 0
def ordenar(lista):
    return list(range(2_000_000))
