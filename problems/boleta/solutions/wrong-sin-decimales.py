# expect: verdict=wrong score=0
# Prints prices as they come, without two decimals.
import sys

print('Producto    Cant    Precio')
cantidades, precios = 0, 0
for linea in sys.stdin:
    nombre, cantidad, precio = linea.split()
    cuesta = int(cantidad) * float(precio)
    cantidades += int(cantidad)
    precios += cuesta
    print(f'{nombre:<10}{cantidad:>6}{cuesta:>10}')
print('-' * 26)
print(f'{"Total":<10}{cantidades:>6}{precios:>10}')
