# expect: verdict=partial score=9
# The two exceptions do not share the base class.
class ErrorInventario(Exception):
    pass


class ProductoDesconocido(Exception):
    def __init__(self, producto):
        self.producto = producto


class ExistenciasInsuficientes(Exception):
    def __init__(self, producto, pedido, faltan):
        self.producto, self.pedido, self.faltan = producto, pedido, faltan


def retirar(existencias, producto, cantidad):
    if producto not in existencias:
        raise ProductoDesconocido(producto)
    if existencias[producto] < cantidad:
        raise ExistenciasInsuficientes(producto, cantidad, cantidad - existencias[producto])
    existencias[producto] -= cantidad
    return existencias[producto]
