# tries: sleep
# allows: time-limit
# points: 2
import time
def suma(a, b): return a + b
def ordenar(lista):
    time.sleep(1000)
