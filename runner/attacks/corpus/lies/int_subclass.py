# tries: an int that equals all
# allows: wrong, runtime-error
# points: 0
class N(int):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return hash(5)
    def __sub__(self, other): return 0
    def __rsub__(self, other): return 0
def suma(a, b): return N(-1)
