# tries: walk the frames for the caller's expected value
# allows: wrong, runtime-error
# points: 0
import sys
def suma(a, b):
    frame = sys._getframe()
    while frame is not None:
        for value in frame.f_locals.values():
            if isinstance(value, int) and value > 10_000:
                return value
        frame = frame.f_back
    return None
clave = ordenar = suma
