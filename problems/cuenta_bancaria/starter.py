class Cuenta:
    """Una cuenta con titular, saldo y movimientos, en centavos."""

    def __init__(self, titular, saldo_inicial=0):
        self.titular = titular

    def depositar(self, cantidad):
        """Suma la cantidad al saldo."""

    def retirar(self, cantidad):
        """Resta la cantidad del saldo, si alcanza, y dice si se pudo."""

    def movimientos(self):
        """Devuelve la lista de depósitos (positivos) y retiros (negativos)."""
