# tries: end the run from inside a hidden test, with its input as last words
# allows: runtime-error
# points: 0
import os
def clave(texto):
    os.write(2, texto.encode())
    os._exit(len(texto))
