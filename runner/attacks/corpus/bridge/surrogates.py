# tries: texts that UTF-8 does not know
# allows: wrong, runtime-error
# points: 0
def clave(texto):
    return '\ud800\udfff\x00' + texto
def suma(a, b):
    raise ValueError('\ud800')
