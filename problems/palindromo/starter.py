def es_palindromo(texto):
    """Dice si texto se lee igual en los dos sentidos."""
    # Escribe aquí tu solución.
