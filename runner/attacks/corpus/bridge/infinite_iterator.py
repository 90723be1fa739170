# tries: an iterator without end where a list is wanted
# allows: wrong, runtime-error, time-limit, memory-limit
# points: 0
import itertools
def ordenar(lista):
    return itertools.count()
class Contador:
    def __iter__(self): return itertools.count()
    def __len__(self): return 10 ** 12
    valor = itertools.repeat(3)
    def sumar(self, n): return itertools.cycle([n])
