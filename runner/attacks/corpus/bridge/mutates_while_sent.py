# tries: change a value while it is being sent
# allows: wrong, runtime-error, partial, time-limit
# points: 4
import threading
shared = []
def mutate():
    while True:
        shared.append(len(shared))
        if len(shared) > 1000:
            shared.clear()
threading.Thread(target=mutate, daemon=True).start()
def suma(a, b): return a + b
def ordenar(lista): return shared
