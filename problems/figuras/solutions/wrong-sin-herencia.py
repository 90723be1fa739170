# expect: verdict=partial score=8
# The square repeats the rectangle instead of being one.
class Figura:
    def area(self):
        raise NotImplementedError


class Rectangulo(Figura):
    def __init__(self, ancho, alto):
        self.ancho, self.alto = ancho, alto

    def area(self):
        return self.ancho * self.alto


class Cuadrado(Figura):
    def __init__(self, lado):
        self.lado = lado

    def area(self):
        return self.lado**2


class Triangulo(Figura):
    def __init__(self, base, altura):
        self.base, self.altura = base, altura

    def area(self):
        return self.base * self.altura / 2


def mayor(figuras):
    return max(figuras, key=lambda figura: figura.area())
