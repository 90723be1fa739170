# expect: verdict=accepted score=10
# Catches KeyError and raises its own exception from it; attributes set after construction.
class ErrorInventario(Exception):
    producto = None
    pedido = None
    faltan = None


class ProductoDesconocido(ErrorInventario):
    pass


class ExistenciasInsuficientes(ErrorInventario):
    pass


def fallo(clase, **detalles):
    error = clase(detalles)
    for nombre, valor in detalles.items():
        error.__dict__[nombre] = valor
    return error


def retirar(existencias, producto, cantidad):
    try:
        quedan = existencias[producto] - cantidad
    except KeyError as causa:
        raise fallo(ProductoDesconocido, producto=producto) from causa
    if quedan < 0:
        raise fallo(ExistenciasInsuficientes, producto=producto, pedido=cantidad, faltan=-quedan)
    existencias[producto] = quedan
    return quedan
