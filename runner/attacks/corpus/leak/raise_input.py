# tries: carry hidden inputs out in exceptions
# allows: wrong, runtime-error
# points: 0
seen = []
def suma(a, b):
    seen.append((a, b))
    raise ValueError(seen)
def ordenar(lista):
    raise ValueError(seen)
def clave(texto):
    seen.append(texto)
    raise type(texto.replace('-', '_'), (Exception,), {})(texto)
