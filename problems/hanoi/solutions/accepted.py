# expect: verdict=accepted score=10
def hanoi(n, origen, destino, auxiliar):
    if n == 0:
        return []
    antes = hanoi(n - 1, origen, auxiliar, destino)
    despues = hanoi(n - 1, auxiliar, destino, origen)
    return antes + [(origen, destino)] + despues
