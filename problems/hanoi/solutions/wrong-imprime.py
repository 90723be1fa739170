# expect: verdict=wrong score=0
# Prints the moves instead of returning them.
def hanoi(n, origen, destino, auxiliar):
    if n > 0:
        hanoi(n - 1, origen, auxiliar, destino)
        print(origen, '->', destino)
        hanoi(n - 1, auxiliar, destino, origen)
