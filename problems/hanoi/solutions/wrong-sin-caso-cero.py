# expect: verdict=partial score=9
# The base case is one disc, so zero discs recurse until Python stops it.
def hanoi(n, origen, destino, auxiliar):
    if n == 1:
        return [(origen, destino)]
    return (
        hanoi(n - 1, origen, auxiliar, destino)
        + [(origen, destino)]
        + hanoi(n - 1, auxiliar, destino, origen)
    )
