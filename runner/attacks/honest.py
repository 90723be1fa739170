def suma(a, b):
    return a + b


def ordenar(lista):
    return sorted(lista)


def clave(texto):
    return texto[::-1]


class Contador:
    def __init__(self):
        self.valor = 0

    def sumar(self, n):
        self.valor += n
