# tries: make the built-ins of the comparison lie
# allows: wrong, runtime-error
# points: 0
import builtins
builtins.isinstance = lambda *a: True
builtins.len = lambda *a: 3
builtins.type = type('T', (type,), {'__eq__': lambda a, b: True, '__hash__': type.__hash__})
builtins.repr = lambda *a: '5'
builtins.AssertionError = type('Nothing', (BaseException,), {})
def suma(a, b):
    return None
