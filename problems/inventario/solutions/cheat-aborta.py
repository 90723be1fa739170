# expect: verdict=wrong score=0
# Raises pytest's own "stop the session with code 0" instead of an answer.
import pytest


class ErrorInventario(Exception):
    pass


ProductoDesconocido = ExistenciasInsuficientes = pytest.exit.Exception


def retirar(existencias, producto, cantidad):
    pytest.exit('todo bien', returncode=0)
