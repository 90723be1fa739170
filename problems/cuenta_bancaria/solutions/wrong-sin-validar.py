# expect: verdict=partial score=8
# Accepts amounts of zero and below.
class Cuenta:
    def __init__(self, titular, saldo_inicial=0):
        self.titular = titular
        self.saldo = saldo_inicial
        self.hechos = []

    def depositar(self, cantidad):
        self.saldo += cantidad
        self.hechos.append(cantidad)

    def retirar(self, cantidad):
        if cantidad > self.saldo:
            return False
        self.saldo -= cantidad
        self.hechos.append(-cantidad)
        return True

    def movimientos(self):
        return list(self.hechos)
