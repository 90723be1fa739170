# tries: an object equal to everything
# allows: wrong, runtime-error
# points: 0
class Igual:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __getattr__(self, name): return Igual()
    def __call__(self, *a, **k): return Igual()
    def __iter__(self): return iter([])
def suma(a, b): return Igual()
ordenar = clave = suma
Contador = Igual
