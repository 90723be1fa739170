def primos(desde=2):
    """Entrega, uno por uno y sin fin, los primos mayores o iguales que desde."""
    # Escribe aquí tu solución. Recuerda: yield, no return.
