# expect: verdict=wrong score=0
# Replaces what the tests import, so that what they ask for comes from here.
import itertools


class Comodin:
    def __eq__(self, otro):
        return True

    def __iter__(self):
        return self

    def __next__(self):
        return Comodin()


itertools.islice = lambda *valores: Comodin()


def primos(desde=2):
    return Comodin()
