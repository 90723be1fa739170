# expect: verdict=rejected score=0
# Leaves the process in the middle of the test; `sys` is forbidden.
import math, sys as s


def hanoi(n, origen, destino, auxiliar):
    s.exit(math.floor(0.5))
