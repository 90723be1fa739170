# tries: a set whose hashing takes for ever
# allows: wrong, runtime-error, time-limit
# points: 0
def ordenar(lista):
    return {i * (2 ** 61 - 1) for i in range(20_000)}
