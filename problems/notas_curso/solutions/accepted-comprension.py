# expect: verdict=accepted score=10
# Comprehension and the statistics module; the dict that comes back may have any insertion order.
from statistics import mean


def fila(lista):
    if not lista:
        return {'estado': 'sin notas', 'promedio': None}
    media = mean(lista)
    limites = [(7, 'aprobado'), (5, 'supletorio'), (0, 'reprobado')]
    return {
        'estado': next(nombre for minimo, nombre in limites if media >= minimo),
        'promedio': round(media, 2),
    }


def resumen(notas):
    return {nombre: fila(notas[nombre]) for nombre in sorted(notas)}
