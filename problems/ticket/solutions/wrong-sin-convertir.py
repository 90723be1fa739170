# expect: verdict=runtime-error score=0
# Forgets that input() gives text.
subtotal = 0
for _ in range(input()):
    precio, unidades = input().split()
    subtotal += precio * unidades
print(f'Subtotal: {subtotal:.2f}')
