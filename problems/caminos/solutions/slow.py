# expect: verdict=time-limit score=6
# Right, but walks every path: the two large grids never end.
filas, columnas = map(int, input().split())
rejilla = [input() for _ in range(filas)]


def caminos(fila, columna):
    if fila == filas or columna == columnas or rejilla[fila][columna] == '#':
        return 0
    if fila == filas - 1 and columna == columnas - 1:
        return 1
    return caminos(fila + 1, columna) + caminos(fila, columna + 1)


print(caminos(0, 0))
