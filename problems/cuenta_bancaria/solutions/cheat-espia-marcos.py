# expect: verdict=wrong score=0
# Reads the test's own locals (`saldo`, `hechos`, `inicial`) through the call stack.
import inspect


def local(nombre):
    for marco in inspect.stack()[2:]:
        if nombre in marco.frame.f_locals and 'self' not in marco.frame.f_locals:
            return marco.frame.f_locals[nombre]
    return None


class Cuenta:
    def __init__(self, titular, saldo_inicial=0):
        self.titular = None

    @property
    def saldo(self):
        return local('saldo')

    def depositar(self, cantidad):
        pass

    def retirar(self, cantidad):
        return local('alcanza')

    def movimientos(self):
        return local('hechos')
