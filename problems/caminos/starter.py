filas, columnas = map(int, input().split())
rejilla = [input() for _ in range(filas)]
