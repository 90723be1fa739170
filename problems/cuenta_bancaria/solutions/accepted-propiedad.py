# expect: verdict=accepted score=10
# The balance is computed from the movements; `open` is a method of the student's own class.
class Cuenta:
    def __init__(self, titular, saldo_inicial=0):
        self.titular = titular
        self.open(saldo_inicial)

    def open(self, saldo_inicial):
        self._inicial = saldo_inicial
        self._hechos = ()

    @property
    def saldo(self):
        return self._inicial + sum(self._hechos)

    def depositar(self, cantidad):
        if cantidad <= 0:
            raise ValueError(cantidad)
        self._hechos += (cantidad,)

    def retirar(self, cantidad):
        if cantidad <= 0:
            raise ValueError(cantidad)
        alcanza = cantidad <= self.saldo
        if alcanza:
            self._hechos += (-cantidad,)
        return alcanza

    def movimientos(self):
        return [*self._hechos]
