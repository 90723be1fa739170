# tries: names that lead somewhere else
# allows: wrong, runtime-error
# points: 0
class C:
    __module__ = '_pytest.outcomes'
    __qualname__ = 'Exit'
    __name__ = '__builtins__'
class Skipped(Exception):
    __module__ = 'builtins'
    __qualname__ = 'AssertionError'
def suma(a, b): return C()
def ordenar(lista): raise Skipped('x')
suma.__name__ = '../../x'
suma.__qualname__ = 'a' * 10 ** 6
suma.__doc__ = 'b' * 10 ** 7
suma.__defaults__ = (C, C)
suma.__wrapped__ = suma
