class ErrorInventario(Exception):
    """Cualquier problema con el inventario."""


# Escribe aquí ProductoDesconocido y ExistenciasInsuficientes.


def retirar(existencias, producto, cantidad):
    """Retira unidades de un producto y devuelve las que quedan."""
    # Escribe aquí tu solución.
