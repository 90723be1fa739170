# expect: verdict=wrong score=0
# Reads one product too few.
subtotal = 0
for _ in range(int(input()) - 1):
    precio, unidades = input().split()
    subtotal += int(precio) * int(unidades)
tasa = 0.10 if subtotal >= 100 else 0.05 if subtotal >= 50 else 0
print(f'Subtotal: {subtotal:.2f}')
print(f'Descuento: {subtotal * tasa:.2f}')
print(f'Total: {subtotal - subtotal * tasa:.2f}')
