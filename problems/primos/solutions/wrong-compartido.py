# expect: verdict=partial score=3
# One generator for all callers, kept in a global variable.
from itertools import count

unico = (n for n in count(2) if all(n % d for d in range(2, int(n**0.5) + 1)))


def primos(desde=2):
    for primo in unico:
        if primo >= desde:
            yield primo
