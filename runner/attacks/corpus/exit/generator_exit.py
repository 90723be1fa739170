# tries: an exception that `except Exception` does not catch
# allows: runtime-error, partial, wrong
# points: 4
def suma(a, b):
    return a + b
def ordenar(lista):
    raise GeneratorExit('fin')
