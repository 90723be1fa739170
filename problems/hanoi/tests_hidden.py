import random

import student_code


def comprobar(n, origen, destino, auxiliar):
    """Hace los movimientos sobre tres pilas y comprueba las reglas del juego."""
    movimientos = student_code.hanoi(n, origen, destino, auxiliar)
    assert type(movimientos) is list
    assert len(movimientos) == 2**n - 1
    postes = {origen: list(range(n, 0, -1)), destino: [], auxiliar: []}
    for movimiento in movimientos:
        assert type(movimiento) is tuple and len(movimiento) == 2
        desde, hasta = movimiento
        assert postes[desde], 'el poste de donde se toma el disco está vacío'
        disco = postes[desde].pop()
        assert not postes[hasta] or postes[hasta][-1] > disco, 'disco grande sobre uno pequeño'
        postes[hasta].append(disco)
    assert postes[destino] == list(range(n, 0, -1))


def test_sin_discos():
    assert student_code.hanoi(0, 'A', 'C', 'B') == []
    assert student_code.hanoi(1, 'C', 'B', 'A') == [('C', 'B')]


def test_torres_grandes():
    for n in (4, 5, 8, 12):
        comprobar(n, 'A', 'C', 'B')


def test_otros_nombres():
    azar = random.Random(31)
    for n in (1, 2, 3, 6):
        nombres = ['norte', 'sur', 'este', 'Ñandú', '1', 'poste 2']
        comprobar(n, *azar.sample(nombres, 3))
