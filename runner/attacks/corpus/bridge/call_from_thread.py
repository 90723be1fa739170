# tries: use the bridge from many threads at once
# allows: runtime-error, wrong, partial, accepted
# points: 6
import threading
def ask():
    try:
        for _ in range(50):
            input()
    except BaseException:
        pass
for _ in range(8):
    threading.Thread(target=ask, daemon=True).start()
def suma(a, b):
    return a + b
def ordenar(lista):
    return sorted(lista)
