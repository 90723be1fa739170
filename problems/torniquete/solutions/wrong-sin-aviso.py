# expect: verdict=partial score=6
# The first push already sounds the alarm.
import sys

estado, pasan, sobran = 'cerrado', 0, 0
for suceso in sys.stdin.read().split():
    if suceso == 'moneda' and estado != 'cerrado':
        sobran += 1
    elif suceso == 'moneda':
        estado = 'abierto'
    elif suceso == 'empuja':
        pasan += estado == 'abierto'
        estado = 'cerrado' if estado == 'abierto' else 'alarma'
    elif estado == 'alarma':
        estado = 'cerrado'
print(f'pasan {pasan}, sobran {sobran}, {estado}')
