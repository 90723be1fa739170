# tries: a string that equals all
# allows: wrong, runtime-error
# points: 0
class S(str):
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def strip(self): return self
def clave(texto): return S('nada')
