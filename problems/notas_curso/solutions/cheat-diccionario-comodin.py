# expect: verdict=wrong score=0
# A dict that claims to equal every dict, with values that equal every value.
class Comodin(dict):
    def __eq__(self, otro):
        return True

    def __ne__(self, otro):
        return False

    def __missing__(self, clave):
        return Comodin()

    def items(self):
        return [('Eva', Comodin())]


def resumen(notas):
    return Comodin()
