# expect: verdict=accepted score=10
import sys

SIGUIENTE = {
    'cerrado': {'moneda': 'abierto', 'empuja': 'avisado', 'llave': 'cerrado'},
    'avisado': {'moneda': 'abierto', 'empuja': 'alarma', 'llave': 'cerrado'},
    'abierto': {'moneda': 'abierto', 'empuja': 'cerrado', 'llave': 'abierto'},
    'alarma': {'moneda': 'alarma', 'empuja': 'alarma', 'llave': 'cerrado'},
}

estado, pasan, sobran = 'cerrado', 0, 0
for suceso in sys.stdin.read().split():
    pasan += (estado, suceso) == ('abierto', 'empuja')
    sobran += suceso == 'moneda' and estado in ('abierto', 'alarma')
    estado = SIGUIENTE[estado][suceso]
print(f'pasan {pasan}, sobran {sobran}, {estado}')
