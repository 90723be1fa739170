# expect: verdict=wrong score=0
# Asks with a prompt, which goes to the screen.
subtotal = 0
for numero in range(int(input('¿Cuántos productos? '))):
    precio, unidades = input(f'Producto {numero + 1}: ').split()
    subtotal += int(precio) * int(unidades)
tasa = 0.10 if subtotal >= 100 else 0.05 if subtotal >= 50 else 0
print(f'Subtotal: {subtotal:.2f}')
print(f'Descuento: {subtotal * tasa:.2f}')
print(f'Total: {subtotal - subtotal * tasa:.2f}')
