import random
from itertools import islice

import student_code


def criba(tope):
    """Los primos menores que tope, por otro camino que el de la solución."""
    quedan = bytearray([1]) * tope
    quedan[0:2] = b'\0\0'
    for numero in range(2, int(tope**0.5) + 1):
        if quedan[numero]:
            quedan[numero * numero :: numero] = bytes(len(range(numero * numero, tope, numero)))
    return [numero for numero in range(tope) if quedan[numero]]


def test_de_uno_en_uno():
    uno, otro = student_code.primos(), student_code.primos(1)
    assert [next(uno), next(uno), next(otro)] == [2, 3, 2]
    assert [next(otro), next(uno), next(otro)] == [3, 5, 5]
    lejos = student_code.primos(1_000)
    assert [next(lejos), next(otro), next(lejos)] == [1009, 7, 1013]


def test_inicios_al_azar():
    conocidos = criba(1_001_000)
    azar = random.Random(271)
    for tope in (50, 5_000, 200_000, 1_000_000):
        for _ in range(3):
            desde = azar.randint(0, tope)
            lugar = next(indice for indice, primo in enumerate(conocidos) if primo >= desde)
            esperado = conocidos[lugar : lugar + 6]
            assert list(islice(student_code.primos(desde), 6)) == esperado
