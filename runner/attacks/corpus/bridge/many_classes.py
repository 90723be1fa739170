# tries: ten thousand classes
# allows: wrong, runtime-error, memory-limit, time-limit
# points: 0
def ordenar(lista):
    return [type(f'C{i}', (), {})() for i in range(10_000)]
