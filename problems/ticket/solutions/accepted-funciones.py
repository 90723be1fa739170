# expect: verdict=accepted score=10
# The same with functions, and decimal arithmetic.
from decimal import Decimal


def leer_compra():
    productos = int(input())
    return [tuple(map(int, input().split())) for _ in range(productos)]


def descuento(subtotal):
    tasas = [(100, '0.10'), (50, '0.05'), (0, '0')]
    return subtotal * next(Decimal(tasa) for minimo, tasa in tasas if subtotal >= minimo)


subtotal = Decimal(sum(precio * unidades for precio, unidades in leer_compra()))
rebaja = descuento(subtotal)
for nombre, cantidad in [('Subtotal', subtotal), ('Descuento', rebaja), ('Total', subtotal - rebaja)]:
    print(f'{nombre}: {cantidad:.2f}')
