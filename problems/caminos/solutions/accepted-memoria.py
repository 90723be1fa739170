# expect: verdict=accepted score=10
from functools import lru_cache

filas, columnas = map(int, input().split())
rejilla = [input() for _ in range(filas)]


@lru_cache(maxsize=None)
def caminos(fila, columna):
    if fila < 0 or columna < 0 or rejilla[fila][columna] == '#':
        return 0
    if fila == 0 and columna == 0:
        return 1
    return caminos(fila - 1, columna) + caminos(fila, columna - 1)


print(caminos(filas - 1, columnas - 1))
