# expect: verdict=partial score=4
# A formula for a grid without walls.
from math import comb

filas, columnas = map(int, input().split())
print(comb(filas + columnas - 2, filas - 1))
