def mover_ceros(numeros):
    """Lleva los ceros de la lista numeros al final, en la misma lista."""
    # Escribe aquí tu solución.
