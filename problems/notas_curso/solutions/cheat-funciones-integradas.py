# expect: verdict=wrong score=0
# Replaces the built-in functions that a test might use to compare.
import builtins

builtins.sorted = lambda *valores, **opciones: []
builtins.all = lambda *valores: True
builtins.AssertionError = type('Nada', (Exception,), {})


def resumen(notas):
    return {}
