# expect: verdict=partial score=2
# The list lives in the class, so that every account adds to the same one.
class Cuenta:
    hechos = []

    def __init__(self, titular, saldo_inicial=0):
        self.titular = titular
        self.saldo = saldo_inicial

    def depositar(self, cantidad):
        if cantidad <= 0:
            raise ValueError('cantidad')
        self.saldo += cantidad
        self.hechos.append(cantidad)

    def retirar(self, cantidad):
        if cantidad <= 0:
            raise ValueError('cantidad')
        if cantidad > self.saldo:
            return False
        self.saldo -= cantidad
        self.hechos.append(-cantidad)
        return True

    def movimientos(self):
        return list(self.hechos)
