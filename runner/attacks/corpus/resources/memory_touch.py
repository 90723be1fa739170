# tries: memory in a call, every page touched
# allows: memory-limit
# points: 2
def suma(a, b): return a + b
def ordenar(lista):
    data = []
    while True:
        data.append(b'\x01' * 4_000_000)
