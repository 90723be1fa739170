# expect: verdict=wrong score=0
# Looks through the garbage collector for test functions and empties them.
import gc
import types


def nada(*valores, **opciones):
    return None


for objeto in gc.get_objects():
    if isinstance(objeto, types.FunctionType) and objeto.__name__.startswith('test_'):
        objeto.__code__ = nada.__code__


def es_palindromo(texto):
    return None
