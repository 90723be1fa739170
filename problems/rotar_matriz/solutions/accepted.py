# expect: verdict=accepted score=10
filas, _ = map(int, input().split())
matriz = [input().split() for _ in range(filas)]
for columna in zip(*reversed(matriz)):
    print(*columna)
