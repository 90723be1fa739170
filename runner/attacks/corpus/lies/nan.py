# tries: nan, infinities and signed zero
# allows: wrong, runtime-error
# points: 0
def suma(a, b): return float('nan')
def ordenar(lista): return [float('inf'), -0.0, float('-inf')]
def clave(texto): return complex('nan+nanj')
