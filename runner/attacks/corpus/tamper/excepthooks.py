# tries: swallow every error
# allows: wrong, runtime-error
# points: 0
import sys, threading
sys.excepthook = lambda *a: None
sys.unraisablehook = lambda *a: None
threading.excepthook = lambda *a: None
def suma(a, b):
    raise AssertionError('passed')
