# tries: a hundred thousand objects at once
# allows: wrong, runtime-error, memory-limit, time-limit
# points: 0
class O: pass
def ordenar(lista):
    return [O() for _ in range(100_000)]
