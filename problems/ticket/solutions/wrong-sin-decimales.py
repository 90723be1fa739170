# expect: verdict=wrong score=0
# Prints the numbers as Python shows them.
subtotal = 0
for _ in range(int(input())):
    precio, unidades = input().split()
    subtotal += int(precio) * int(unidades)
tasa = 0.10 if subtotal >= 100 else 0.05 if subtotal >= 50 else 0
print('Subtotal:', subtotal)
print('Descuento:', subtotal * tasa)
print('Total:', subtotal - subtotal * tasa)
