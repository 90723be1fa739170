# tries: a float whose differences are always small
# allows: wrong, runtime-error
# points: 0
class F(float):
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __abs__ = lambda self, *a: 0.0
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __eq__ = __lt__
    def __hash__(self): return 0
def suma(a, b): return F('nan')
