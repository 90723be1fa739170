# tries: print hidden inputs at the end of the process
# allows: wrong, runtime-error
# points: 0
import atexit, os
seen = []
@atexit.register
def _():
    os.write(1, str(seen).encode())
def clave(texto): seen.append(texto)
def suma(a, b): seen.append((a, b))
