# expect: verdict=partial score=5
# Memorises the three public lists.
TABLA = {
    (0, 3, 0, -1, 7): [3, -1, 7, 0, 0],
    (0, 0, 5, 0): [5, 0, 0, 0],
    (9, 0, 9): [9, 9, 0],
}


def mover_ceros(numeros):
    numeros[:] = TABLA.get(tuple(numeros), numeros)
