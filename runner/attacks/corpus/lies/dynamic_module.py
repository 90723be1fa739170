# tries: a module whose every attribute exists
# allows: wrong, runtime-error
# points: 0
def __getattr__(name):
    return lambda *a, **k: __getattr__
def __dir__():
    return ['suma'] * 10 ** 5
