# expect: verdict=partial score=8
# Decides the status with the rounded mean.
def resumen(notas):
    resultado = {}
    for nombre, lista in notas.items():
        if not lista:
            resultado[nombre] = {'promedio': None, 'estado': 'sin notas'}
            continue
        media = round(sum(lista) / len(lista), 2)
        estado = 'aprobado' if media >= 7 else 'supletorio' if media >= 5 else 'reprobado'
        resultado[nombre] = {'promedio': media, 'estado': estado}
    return resultado
