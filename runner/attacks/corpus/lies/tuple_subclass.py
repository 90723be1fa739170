# tries: a tuple that equals all, in a list
# allows: wrong, runtime-error
# points: 0
class T(tuple):
    def __eq__(self, other): return True
    def __hash__(self): return 0
def ordenar(lista): return [T(), T(), T()]
