# tries: raise pytest's own outcomes
# allows: wrong, runtime-error
# points: 0
class Skipped(BaseException):
    __module__ = '_pytest.outcomes'
    allow_module_level = True
    msg = 'skip'
def suma(a, b):
    raise Skipped('skip')
def ordenar(lista):
    try:
        import pytest
    except ImportError:
        raise Skipped('no')
    pytest.skip('skip')
def clave(texto):
    try:
        import _pytest.outcomes as o
    except ImportError:
        raise Skipped('no')
    raise o.Exit('done', 0)
