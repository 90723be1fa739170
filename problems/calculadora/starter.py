import sys

for linea in sys.stdin:
    partes = linea.split()
