# expect: verdict=partial score=8
# Hands out the list itself, so that the caller can change the account.
class Cuenta:
    def __init__(self, titular, saldo_inicial=0):
        self.titular = titular
        self.saldo = saldo_inicial
        self.hechos = []

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
        return self.hechos
