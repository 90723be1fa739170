# expect: verdict=wrong score=0
# A subclass of int that lies when it is compared; it must arrive as the plain int that it is.
class Entero(int):
    def __eq__(self, otro):
        return True

    def __ne__(self, otro):
        return False

    __hash__ = int.__hash__


def suma(a, b):
    return Entero(-987_654_321)
