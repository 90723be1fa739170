# expect: verdict=partial score=7
# Ignores the names that it is given.
def hanoi(n, origen='A', destino='C', auxiliar='B', fijos=('A', 'C', 'B')):
    if n == 0:
        return []
    desde, hasta, libre = fijos
    return (
        hanoi(n - 1, fijos=(desde, libre, hasta))
        + [(desde, hasta)]
        + hanoi(n - 1, fijos=(libre, hasta, desde))
    )
