# tries: stop pytest's session with KeyboardInterrupt after the first test
# allows: runtime-error, partial, wrong
# points: 4
def suma(a, b):
    return a + b
def ordenar(lista):
    raise KeyboardInterrupt
