# tries: flood from children that outlive a call
# allows: output-limit, process-limit, time-limit, runtime-error
# points: 6
import os
def suma(a, b):
    for _ in range(4):
        if os.fork() == 0:
            while True:
                os.write(1, b'y' * 65536)
    return a + b
def ordenar(lista): return sorted(lista)
