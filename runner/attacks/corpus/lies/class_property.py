# tries: an object that says it is an int
# allows: wrong, runtime-error
# points: 0
class X:
    @property
    def __class__(self): return int
    def __eq__(self, other): return True
    def __int__(self): return 5
    __index__ = __int__
    def __hash__(self): return hash(5)
def suma(a, b): return X()
