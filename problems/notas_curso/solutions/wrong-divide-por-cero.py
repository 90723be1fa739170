# expect: verdict=partial score=8
# Forgets that a student may have no grades.
def resumen(notas):
    resultado = {}
    for nombre, lista in notas.items():
        media = sum(lista) / len(lista)
        estado = 'aprobado' if media >= 7 else 'supletorio' if media >= 5 else 'reprobado'
        resultado[nombre] = {'promedio': round(media, 2), 'estado': estado}
    return resultado
