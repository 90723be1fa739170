import random
from fractions import Fraction

import student_code


def estado(media):
    if media >= 7:
        return 'aprobado'
    return 'supletorio' if media >= 5 else 'reprobado'


def test_sin_notas():
    assert student_code.resumen({'Noa': [], 'Gil': [0, 0]}) == {
        'Noa': {'promedio': None, 'estado': 'sin notas'},
        'Gil': {'promedio': 0.0, 'estado': 'reprobado'},
    }
    assert student_code.resumen({}) == {}


def test_limites_sin_redondear():
    # Medias que al redondear alcanzan el límite, y sin redondear no.
    notas = {'Casi siete': [6.996], 'Casi cinco': [4.998, 4.996], 'Pasado': [7.004, 7.004]}
    resultado = student_code.resumen(notas)
    assert resultado == {
        'Casi siete': {'promedio': 7.0, 'estado': 'supletorio'},
        'Casi cinco': {'promedio': 5.0, 'estado': 'reprobado'},
        'Pasado': {'promedio': 7.0, 'estado': 'aprobado'},
    }


def test_cursos_al_azar():
    azar = random.Random(9_001)
    for grupo in (1, 4, 30):
        # Cuartos de punto: se suman sin error, y así toda forma de calcular la media coincide.
        notas = {
            f'Estudiante {numero}': [azar.randint(4, 40) / 4 for _ in range(azar.choice([1, 2, 4]))]
            for numero in range(grupo)
        }
        copia = {nombre: list(lista) for nombre, lista in notas.items()}
        resultado = student_code.resumen(notas)
        assert notas == copia
        assert sorted(resultado) == sorted(notas)
        for nombre, lista in notas.items():
            media = sum(Fraction(nota) for nota in lista) / len(lista)
            esperado = {'promedio': round(float(media), 2), 'estado': estado(media)}
            assert resultado[nombre] == esperado
