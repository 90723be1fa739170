# tries: another value at each look
# allows: wrong, runtime-error
# points: 0
class C:
    veces = 0
    @property
    def valor(self):
        C.veces += 1
        return [0, 3, 'x'][C.veces % 3] if C.veces > 1 else object()
    def sumar(self, n): pass
Contador = C
