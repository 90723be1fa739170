# expect: verdict=wrong score=0
# Every attribute of the account is an object that equals everything.
class Comodin:
    def __eq__(self, otro):
        return True

    def __hash__(self):
        return 0

    def __call__(self, *valores):
        return Comodin()

    def append(self, valor):
        pass


class Cuenta:
    def __init__(self, titular, saldo_inicial=0):
        self.depositar = self.retirar = self.movimientos = Comodin()

    def __getattr__(self, nombre):
        return Comodin()
