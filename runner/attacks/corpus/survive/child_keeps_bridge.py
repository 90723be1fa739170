# tries: die, and let a child answer on the bridge
# allows: wrong, runtime-error, partial, time-limit
# points: 6
import os
if os.fork() != 0:
    os._exit(0)
def suma(a, b): return a + b
def ordenar(lista): return sorted(lista)
