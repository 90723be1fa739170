from collections import deque

filas, columnas = map(int, input().split())
laberinto = [input() for _ in range(filas)]
