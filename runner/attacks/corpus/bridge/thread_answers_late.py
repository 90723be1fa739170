# tries: a thread that answers after the call has returned
# allows: wrong, runtime-error, partial
# points: 4
import threading, os
def late():
    for descriptor in range(3, 32):
        try:
            os.write(descriptor, b'\x10\x00\x00\x00')
        except OSError:
            pass
def suma(a, b):
    threading.Timer(0.01, late).start()
    return a + b
