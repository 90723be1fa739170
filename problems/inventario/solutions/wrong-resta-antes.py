# expect: verdict=partial score=4
# Changes the dictionary before it checks, so that a refused withdrawal leaves a trace.
class ErrorInventario(Exception):
    pass


class ProductoDesconocido(ErrorInventario):
    def __init__(self, producto):
        self.producto = producto


class ExistenciasInsuficientes(ErrorInventario):
    def __init__(self, producto, pedido, faltan):
        self.producto = producto
        self.pedido = pedido
        self.faltan = faltan


def retirar(existencias, producto, cantidad):
    if producto not in existencias:
        raise ProductoDesconocido(producto)
    existencias[producto] -= cantidad
    if existencias[producto] < 0:
        raise ExistenciasInsuficientes(producto, cantidad, -existencias[producto])
    return existencias[producto]
