def suma(a, b):
    """Devuelve la suma de a y b."""
    # Escribe aquí tu solución.
