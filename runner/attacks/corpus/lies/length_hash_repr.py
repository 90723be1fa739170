# tries: wrong types from __len__, __hash__, __repr__, __bool__
# allows: wrong, runtime-error
# points: 0
class Raro:
    def __len__(self): return 2 ** 70
    def __hash__(self): return 'h'
    def __repr__(self): return 5
    def __str__(self): return b'x'
    def __bool__(self): return 7
    def __iter__(self): return 5
    def __contains__(self, x): return 'si'
    def __eq__(self, other): return 'si'
def suma(a, b): return Raro()
ordenar = clave = Contador = suma
