# tries: end the process with a good status in the middle of a test
# allows: runtime-error
# points: 2
import os
def suma(a, b):
    return a + b
def ordenar(lista):
    os._exit(0)
