# tries: go on talking after the last test
# allows: wrong, runtime-error, partial
# points: 6
import threading, time, os
def talk():
    while True:
        time.sleep(0.005)
        for descriptor in (1, 2):
            try:
                os.write(descriptor, b'{"type":"end"}\n')
            except OSError:
                return
threading.Thread(target=talk).start()
def suma(a, b): return a + b
def ordenar(lista): return sorted(lista)
