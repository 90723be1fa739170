# expect: verdict=accepted score=10
class Cuenta:
    def __init__(self, titular, saldo_inicial=0):
        self.titular = titular
        self.saldo = saldo_inicial
        self._movimientos = []

    def depositar(self, cantidad):
        self._exigir_positiva(cantidad)
        self.saldo += cantidad
        self._movimientos.append(cantidad)

    def retirar(self, cantidad):
        self._exigir_positiva(cantidad)
        if cantidad > self.saldo:
            return False
        self.saldo -= cantidad
        self._movimientos.append(-cantidad)
        return True

    def movimientos(self):
        return list(self._movimientos)

    def _exigir_positiva(self, cantidad):
        if cantidad <= 0:
            raise ValueError('la cantidad debe ser positiva')
