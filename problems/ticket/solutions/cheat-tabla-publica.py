# expect: verdict=partial score=5
# Knows the public purchases by heart.
TABLA = {
    ('2', '10 3'): ('34.00', '0.00', '34.00'),
    ('3', '20 5'): ('120.00', '12.00', '108.00'),
    ('1', '61 1'): ('61.00', '3.05', '57.95'),
}
productos = input()
primero = input() if productos != '0' else ''
cantidades = TABLA.get((productos, primero), ('0.0', '0.0', '0.0'))
for nombre, cantidad in zip(('Subtotal', 'Descuento', 'Total'), cantidades):
    print(f'{nombre}: {cantidad}')
