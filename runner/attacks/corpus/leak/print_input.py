# tries: print hidden inputs on every stream
# allows: wrong, runtime-error
# points: 0
import os, sys
def suma(a, b):
    text = f'filtrado {a} {b}\n'
    print(text, flush=True)
    print(text, file=sys.stderr, flush=True)
    sys.__stdout__.write(text); sys.__stdout__.flush()
    os.write(1, text.encode()); os.write(2, text.encode())
def clave(texto):
    print(texto)
    os.write(1, texto.encode()); os.write(2, texto.encode())
