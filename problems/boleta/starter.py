import sys

for linea in sys.stdin:
    nombre, cantidad, precio = linea.split()
