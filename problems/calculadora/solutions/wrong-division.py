# expect: verdict=partial score=4
# Divides with a fraction, and falls over a division by zero and a strange operation.
import sys

for linea in sys.stdin:
    partes = linea.split()
    if len(partes) != 3:
        print('error')
        continue
    a, b = int(partes[0]), int(partes[2])
    print({'+': lambda: a + b, '-': lambda: a - b, '*': lambda: a * b, '/': lambda: a / b}[partes[1]]())
