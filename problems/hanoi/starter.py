def hanoi(n, origen, destino, auxiliar):
    """Devuelve los movimientos, como tuplas (desde, hasta), que llevan n discos a destino."""
    # ¿Cuál es el caso más sencillo, el que no necesita llamar otra vez a hanoi?
