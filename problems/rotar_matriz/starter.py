filas, columnas = map(int, input().split())
matriz = [list(map(int, input().split())) for _ in range(filas)]
