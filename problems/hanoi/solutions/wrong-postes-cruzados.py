# expect: verdict=partial score=2
# Forgets to swap the roles of the pegs in the calls.
def hanoi(n, origen, destino, auxiliar):
    if n == 0:
        return []
    return (
        hanoi(n - 1, origen, destino, auxiliar)
        + [(origen, destino)]
        + hanoi(n - 1, auxiliar, destino, origen)
    )
