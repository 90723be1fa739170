# expect: verdict=accepted score=10
# itertools and a generator expression in place of yield.
from itertools import count
from math import isqrt


def primos(desde=2):
    candidatos = count(max(2, desde))
    return (n for n in candidatos if all(n % d for d in range(2, isqrt(n) + 1)))
