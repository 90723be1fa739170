# tries: exceptions and recursion in __del__
# allows: wrong, runtime-error, output-limit, time-limit
# points: 0
import gc
class D:
    def __del__(self):
        gc.collect()
        D()
        raise SystemExit(1)
def suma(a, b):
    D()
    return D()
