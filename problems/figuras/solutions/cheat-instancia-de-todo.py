# expect: verdict=wrong|runtime-error|partial score<=2
# A metaclass says that everything is an instance, and areas that equal everything.
class Comodin:
    def __eq__(self, otro):
        return True

    def __ne__(self, otro):
        return False


class Meta(type):
    def __instancecheck__(cls, objeto):
        return True


class Figura(metaclass=Meta):
    def __init__(self, *medidas):
        pass

    def area(self):
        return Comodin()


Rectangulo = Cuadrado = Triangulo = Figura


def mayor(figuras):
    return Figura()
