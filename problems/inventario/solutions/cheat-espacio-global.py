# expect: verdict=rejected score=0
# Rewrites its own global names while the test looks; `globals` and `locals` are forbidden.
def retirar(existencias, producto, cantidad):
    globals().update(locals())
    return existencias
