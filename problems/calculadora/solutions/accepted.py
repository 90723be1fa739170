# expect: verdict=accepted score=10
import sys


def calcula(linea):
    a, operacion, b = linea.split()
    a, b = int(a), int(b)
    if operacion == '+':
        return a + b
    if operacion == '-':
        return a - b
    if operacion == '*':
        return a * b
    if operacion == '/':
        return a // b
    raise ValueError(operacion)


for linea in sys.stdin:
    try:
        print(calcula(linea))
    except (ValueError, ZeroDivisionError):
        print('error')
