def resumen(notas):
    """Devuelve el promedio y el estado de cada estudiante."""
    resultado = {}
    # Escribe aquí tu solución.
    return resultado
