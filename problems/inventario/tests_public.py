import pytest

import student_code


def test_retiro_normal():
    existencias = {'lápiz': 10, 'regla': 2}
    assert student_code.retirar(existencias, 'lápiz', 4) == 6
    assert existencias == {'lápiz': 6, 'regla': 2}


def test_existencias_insuficientes():
    existencias = {'lápiz': 10, 'regla': 2}
    with pytest.raises(student_code.ExistenciasInsuficientes) as atrapada:
        student_code.retirar(existencias, 'regla', 5)
    assert atrapada.value.producto == 'regla'
    assert atrapada.value.pedido == 5
    assert atrapada.value.faltan == 3
    assert existencias == {'lápiz': 10, 'regla': 2}
