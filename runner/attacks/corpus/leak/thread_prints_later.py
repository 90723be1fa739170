# tries: print hidden inputs from a thread, outside of any test
# allows: wrong, runtime-error
# points: 0
import os, threading, time
seen = []
def watch():
    while True:
        time.sleep(0.001)
        if seen:
            text = seen.pop()
            print(text, flush=True)
            os.write(1, (text + '\n').encode())
threading.Thread(target=watch, daemon=True).start()
def clave(texto):
    seen.append(texto)
    time.sleep(0.02)
def suma(a, b):
    seen.append(str((a, b)))
    time.sleep(0.02)
