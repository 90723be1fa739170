# expect: verdict=accepted score=10
subtotal = 0
for _ in range(int(input())):
    precio, unidades = input().split()
    subtotal += int(precio) * int(unidades)

if subtotal >= 100:
    descuento = subtotal * 0.10
elif subtotal >= 50:
    descuento = subtotal * 0.05
else:
    descuento = 0

print(f'Subtotal: {subtotal:.2f}')
print(f'Descuento: {descuento:.2f}')
print(f'Total: {subtotal - descuento:.2f}')
