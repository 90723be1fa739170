# expect: verdict=partial score=2
# Defines the exceptions and then raises Python's own.
class ErrorInventario(Exception):
    pass


class ProductoDesconocido(ErrorInventario):
    pass


class ExistenciasInsuficientes(ErrorInventario):
    pass


def retirar(existencias, producto, cantidad):
    if existencias[producto] < cantidad:
        raise ValueError('no hay suficientes')
    existencias[producto] -= cantidad
    return existencias[producto]
