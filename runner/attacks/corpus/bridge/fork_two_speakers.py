# tries: two processes that speak over one bridge
# allows: runtime-error, wrong, partial, time-limit
# points: 6
import os
os.fork()
def suma(a, b):
    return a + b
def ordenar(lista):
    return sorted(lista)
