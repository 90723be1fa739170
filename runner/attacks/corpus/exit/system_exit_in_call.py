# tries: leave by SystemExit in every call
# allows: runtime-error, wrong
# points: 0
def suma(a, b):
    raise SystemExit(0)
def ordenar(lista):
    raise SystemExit
def clave(texto):
    raise SystemExit(0)
