# expect: verdict=rejected score=0
# Leaves with exit code 0 before a test can fail; `os` is forbidden, whatever the spacing.
from  os \
    import _exit as salir


def suma(a, b):
    salir(0)
