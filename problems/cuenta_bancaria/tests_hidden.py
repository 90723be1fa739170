import random

import pytest

import student_code


def test_cantidades_invalidas():
    student_code.Cuenta('Vecina').depositar(1)
    cuenta = student_code.Cuenta('Iván', 80)
    for cantidad in (0, -1, -500):
        with pytest.raises(ValueError):
            cuenta.depositar(cantidad)
        with pytest.raises(ValueError):
            cuenta.retirar(cantidad)
    assert cuenta.saldo == 80
    assert cuenta.movimientos() == []
    assert cuenta.retirar(80) is True
    assert cuenta.saldo == 0


def test_cuentas_independientes():
    una, otra = student_code.Cuenta('Una', 10), student_code.Cuenta('Otra', 20)
    una.depositar(5)
    otra.retirar(4)
    assert (una.titular, una.saldo, una.movimientos()) == ('Una', 15, [5])
    assert (otra.titular, otra.saldo, otra.movimientos()) == ('Otra', 16, [-4])
    una.movimientos().append(999)
    assert una.movimientos() == [5]
    assert una.saldo == 15


def test_operaciones_al_azar():
    azar = random.Random(1_789)
    for inicial in (0, 50, 10_000):
        cuenta = student_code.Cuenta(f'Titular {inicial}', inicial)
        saldo, hechos = inicial, []
        for _ in range(40):
            cantidad = azar.randint(1, 400)
            if azar.random() < 0.5:
                cuenta.depositar(cantidad)
                saldo += cantidad
                hechos.append(cantidad)
            else:
                alcanza = cantidad <= saldo
                assert cuenta.retirar(cantidad) is alcanza
                if alcanza:
                    saldo -= cantidad
                    hechos.append(-cantidad)
            assert cuenta.saldo == saldo
        assert cuenta.movimientos() == hechos
