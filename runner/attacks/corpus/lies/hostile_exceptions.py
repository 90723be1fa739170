# tries: exceptions whose text, arguments and causes are hostile
# allows: wrong, runtime-error
# points: 0
class E(Exception):
    def __str__(self): raise E
    def __repr__(self): return 'x' * 10 ** 6
    @property
    def args(self): return (self,) * 1000
    @property
    def __cause__(self): return self
def suma(a, b):
    error = E('a' * 10 ** 6, object(), [E])
    error.__context__ = error
    raise error
