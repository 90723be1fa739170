import pytest

from student_code import contar_palabras, dividir, suma


def test_suma_grande():
    assert suma(10**20, 1) == 10**20 + 1


def test_contar_palabras():
    assert contar_palabras('uno dos uno') == {'uno': 2, 'dos': 1}


def test_dividir_entre_cero():
    with pytest.raises(ValueError):
        dividir(1, 0)
