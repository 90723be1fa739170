# expect: verdict=accepted score=10
def estado(media):
    if media >= 7:
        return 'aprobado'
    if media >= 5:
        return 'supletorio'
    return 'reprobado'


def resumen(notas):
    resultado = {}
    for nombre, lista in notas.items():
        if len(lista) == 0:
            resultado[nombre] = {'promedio': None, 'estado': 'sin notas'}
        else:
            media = sum(lista) / len(lista)
            resultado[nombre] = {'promedio': round(media, 2), 'estado': estado(media)}
    return resultado
