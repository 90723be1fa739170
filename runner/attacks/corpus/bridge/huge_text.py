# tries: a text larger than any frame
# allows: wrong, runtime-error, memory-limit, time-limit
# points: 0
def clave(texto):
    return texto * 3_000_000
