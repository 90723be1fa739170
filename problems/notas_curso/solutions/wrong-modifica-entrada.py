# expect: verdict=partial score=6
# Writes the answer over the dictionary that it was given.
def resumen(notas):
    for nombre, lista in notas.items():
        if not lista:
            notas[nombre] = {'promedio': None, 'estado': 'sin notas'}
            continue
        media = sum(lista) / len(lista)
        estado = 'aprobado' if media >= 7 else 'supletorio' if media >= 5 else 'reprobado'
        notas[nombre] = {'promedio': round(media, 2), 'estado': estado}
    return notas
