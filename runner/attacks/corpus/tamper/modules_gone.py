# tries: empty sys.modules and put liars in
# allows: wrong, runtime-error
# points: 0
import sys
class Liar:
    def __getattr__(self, name):
        return lambda *a, **k: True
for name in list(sys.modules):
    if name not in ('sys', 'builtins', '__main__'):
        sys.modules[name] = Liar()
