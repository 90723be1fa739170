# expect: verdict=accepted score=10
class ErrorInventario(Exception):
    pass


class ProductoDesconocido(ErrorInventario):
    def __init__(self, producto):
        super().__init__(f'no existe el producto {producto}')
        self.producto = producto


class ExistenciasInsuficientes(ErrorInventario):
    def __init__(self, producto, pedido, faltan):
        super().__init__(f'faltan {faltan} unidades de {producto}')
        self.producto = producto
        self.pedido = pedido
        self.faltan = faltan


def retirar(existencias, producto, cantidad):
    if producto not in existencias:
        raise ProductoDesconocido(producto)
    if existencias[producto] < cantidad:
        raise ExistenciasInsuficientes(producto, cantidad, cantidad - existencias[producto])
    existencias[producto] -= cantidad
    return existencias[producto]
