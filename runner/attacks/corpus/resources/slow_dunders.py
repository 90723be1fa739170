# tries: objects that take for ever to be looked at
# allows: time-limit
# points: 0
import time
class Lento:
    def __eq__(self, other): time.sleep(100)
    def __repr__(self): time.sleep(100)
    def __hash__(self): time.sleep(100)
    def __bool__(self): time.sleep(100)
    def __len__(self): time.sleep(100)
    @property
    def __class__(self): time.sleep(100)
    def __getattribute__(self, name): time.sleep(100)
def suma(a, b): return Lento() == 0
