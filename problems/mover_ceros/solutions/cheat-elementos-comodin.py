# expect: verdict=wrong score=0
# Fills the caller's list with objects that claim to equal everything.
class Comodin:
    def __eq__(self, otro):
        return True

    def __hash__(self):
        return 0


def mover_ceros(numeros):
    numeros[:] = [Comodin()] * max(1, len(numeros))
