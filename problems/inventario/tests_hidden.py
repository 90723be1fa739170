import random

import pytest

import student_code


def test_producto_desconocido():
    existencias = {'goma': 3}
    with pytest.raises(student_code.ProductoDesconocido) as atrapada:
        student_code.retirar(existencias, 'compás', 1)
    assert atrapada.value.producto == 'compás'
    assert existencias == {'goma': 3}


def test_jerarquia():
    assert issubclass(student_code.ErrorInventario, Exception)
    assert issubclass(student_code.ProductoDesconocido, student_code.ErrorInventario)
    assert issubclass(student_code.ExistenciasInsuficientes, student_code.ErrorInventario)
    assert not issubclass(student_code.ProductoDesconocido, student_code.ExistenciasInsuficientes)
    with pytest.raises(student_code.ErrorInventario):
        student_code.retirar({'tiza': 1}, 'tiza', 2)
    with pytest.raises(student_code.ErrorInventario):
        student_code.retirar({}, 'tiza', 2)


def test_retiros_al_azar():
    azar = random.Random(5_150)
    productos = ['mesa', 'silla', 'pizarrón', 'borrador']
    existencias = {producto: azar.randint(5, 40) for producto in productos}
    modelo = dict(existencias)
    agotados = 0
    for _ in range(60):
        producto, cantidad = azar.choice(productos), azar.randint(1, 9)
        quedan = modelo[producto] - cantidad
        if quedan >= 0:
            modelo[producto] = quedan
            assert student_code.retirar(existencias, producto, cantidad) == quedan
        else:
            agotados += 1
            with pytest.raises(student_code.ExistenciasInsuficientes) as atrapada:
                student_code.retirar(existencias, producto, cantidad)
            assert atrapada.value.faltan == -quedan
        assert existencias == modelo
    # Vaciar un producto lo deja en cero, no lo borra.
    ultimas = {'tiza': 3}
    assert student_code.retirar(ultimas, 'tiza', 3) == 0
    assert ultimas == {'tiza': 0}
    assert agotados > 0
