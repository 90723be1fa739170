# tries: constants
# allows: wrong, partial
# points: 2
def suma(a, b): return 5
def ordenar(lista): return None
def clave(texto): return ''
