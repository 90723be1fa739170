# expect: verdict=accepted score=10
filas, columnas = map(int, input().split())
llegan = [0] * columnas
for fila in range(filas):
    for columna, casilla in enumerate(input()):
        if casilla == '#':
            llegan[columna] = 0
        elif fila == 0 and columna == 0:
            llegan[0] = 1
        elif columna > 0:
            llegan[columna] += llegan[columna - 1]
print(llegan[-1])
