# expect: verdict=accepted score=10
import sys
from decimal import Decimal

FORMATO = '{:<10}{:>6}{:>10}'
print(FORMATO.format('Producto', 'Cant', 'Precio'))
cantidades, precios = 0, Decimal('0.00')
for linea in sys.stdin:
    nombre, cantidad, precio = linea.split()
    cantidades += int(cantidad)
    precios += int(cantidad) * Decimal(precio)
    print(FORMATO.format(nombre, cantidad, int(cantidad) * Decimal(precio)))
print('-' * 26)
print(FORMATO.format('Total', cantidades, precios))
