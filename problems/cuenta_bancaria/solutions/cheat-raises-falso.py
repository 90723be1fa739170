# expect: verdict=wrong score=0
# Replaces pytest.raises by something that is always content.
import contextlib

import pytest

pytest.raises = contextlib.suppress


class Cuenta:
    titular = None
    saldo = None

    def __init__(self, titular, saldo_inicial=0):
        pass

    def depositar(self, cantidad):
        pass

    def retirar(self, cantidad):
        pass

    def movimientos(self):
        return []
