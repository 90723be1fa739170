# tries: answer the reflected comparison first, from a subclass of the expected type
# allows: wrong, runtime-error
# points: 0
import numbers
class R(int):
    def __req__(self, other): return True
    def __eq__(self, other): return NotImplemented
    def __ne__(self, other): return False
    __hash__ = int.__hash__
def suma(a, b): return R(0)
