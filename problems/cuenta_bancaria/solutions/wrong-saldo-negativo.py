# expect: verdict=partial score=6
# Withdraws first and asks afterwards.
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
        self.saldo -= cantidad
        self.hechos.append(-cantidad)
        return self.saldo >= 0

    def movimientos(self):
        return list(self.hechos)
