# tries: a child in a session of its own that speaks when its parent is gone
# allows: wrong, runtime-error, time-limit, output-limit, partial
# points: 6
import os, time
def suma(a, b):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            while True:
                os.write(1, b'sigo aqui\n')
                time.sleep(0.001)
        os._exit(0)
    return a + b
def ordenar(lista): return sorted(lista)
