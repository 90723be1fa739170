# expect: verdict=partial score=2
# Returns the exception instead of raising it.
class ErrorInventario(Exception):
    pass


class ProductoDesconocido(ErrorInventario):
    pass


class ExistenciasInsuficientes(ErrorInventario):
    pass


def retirar(existencias, producto, cantidad):
    if producto not in existencias:
        return ProductoDesconocido(producto)
    if existencias[producto] < cantidad:
        return ExistenciasInsuficientes(producto)
    existencias[producto] -= cantidad
    return existencias[producto]
