# expect: verdict=partial score=6
# Leaves the mean as it is, and compares with > where >= was asked.
def resumen(notas):
    resultado = {}
    for nombre, lista in notas.items():
        if not lista:
            resultado[nombre] = {'promedio': None, 'estado': 'sin notas'}
            continue
        media = sum(lista) / len(lista)
        estado = 'aprobado' if media > 6.999 else 'supletorio' if media >= 5 else 'reprobado'
        resultado[nombre] = {'promedio': media, 'estado': estado}
    return resultado
