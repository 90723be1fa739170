# tries: coroutines and generators for values
# allows: wrong, runtime-error
# points: 0
async def suma(a, b): return a + b
def ordenar(lista): yield from sorted(lista)
async def clave(texto): return texto[::-1]
