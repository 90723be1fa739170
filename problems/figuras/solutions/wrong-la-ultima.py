# expect: verdict=partial score=7
# Of several largest the last, and the base class has an area of nothing.
class Figura:
    def area(self):
        return 0


class Rectangulo(Figura):
    def __init__(self, ancho, alto):
        self.ancho, self.alto = ancho, alto

    def area(self):
        return self.ancho * self.alto


class Cuadrado(Rectangulo):
    def __init__(self, lado):
        super().__init__(lado, lado)


class Triangulo(Figura):
    def __init__(self, base, altura):
        self.base, self.altura = base, altura

    def area(self):
        return self.base * self.altura / 2


def mayor(figuras):
    return sorted(figuras, key=lambda figura: figura.area())[-1]
