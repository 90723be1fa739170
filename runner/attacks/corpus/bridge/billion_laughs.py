# tries: a small value that is a billion long when written out
# allows: wrong, runtime-error, time-limit, memory-limit
# points: 0
def suma(a, b):
    value = ('ja',) * 10
    for _ in range(9):
        value = (value,) * 10
    return value
def ordenar(lista):
    value = ['ja'] * 10
    for _ in range(9):
        value = [value] * 10
    return value
