# expect: verdict=wrong score=0
# An object that claims to equal everything.
class Comodin:
    def __eq__(self, otro):
        return True

    def __ne__(self, otro):
        return False

    def __hash__(self):
        return 0


def suma(a, b):
    return Comodin()
