import random

import student_code


def movida(datos):
    """La lista después de la llamada; la que se pasa es siempre la misma que se mira."""
    student_code.mover_ceros(datos)
    return datos


def test_casos_limite():
    assert movida([]) == []
    assert movida([0]) == [0]
    assert movida([0, 0, 0]) == [0, 0, 0]
    assert movida([-5, 4, -5]) == [-5, 4, -5]
    assert movida([0, 0, 0, 8]) == [8, 0, 0, 0]
    assert movida([8, 6, 0, 0]) == [8, 6, 0, 0]


def test_listas_al_azar():
    azar = random.Random(615)
    for largo in (2, 3, 10, 50, 2_000):
        for proporcion in (0.2, 0.5, 0.9):
            datos = [0 if azar.random() < proporcion else azar.randint(-99, 99) for _ in range(largo)]
            otros = [numero for numero in datos if numero != 0]
            esperado = otros + [0] * (largo - len(otros))
            assert movida(datos) == esperado
