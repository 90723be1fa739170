# expect: verdict=accepted score=10
# The recursion lives in an inner function that fills one list.
def hanoi(n, origen, destino, auxiliar):
    movimientos = []

    def mover(cuantos, desde, hasta, libre):
        if cuantos > 0:
            mover(cuantos - 1, desde, libre, hasta)
            movimientos.append((desde, hasta))
            mover(cuantos - 1, libre, hasta, desde)

    mover(n, origen, destino, auxiliar)
    return movimientos
