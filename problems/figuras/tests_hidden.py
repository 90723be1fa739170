import random

import pytest
from student_code import Cuadrado, Figura, Rectangulo, Triangulo, mayor


def test_areas_al_azar():
    azar = random.Random(2026)
    for _ in range(10):
        a, b = azar.randint(1, 500), azar.randint(1, 500)
        assert Rectangulo(a, b).area() == a * b
        assert Cuadrado(a).area() == a * a
        assert Triangulo(a, b).area() == a * b / 2


def test_mayor():
    figuras = [Cuadrado(2), Triangulo(4, 5), Rectangulo(1, 10), Cuadrado(3)]
    assert mayor(figuras).area() == 10
    assert isinstance(mayor(figuras), Triangulo)
    assert isinstance(mayor([Rectangulo(1, 10), Triangulo(4, 5)]), Rectangulo)
    assert len(figuras) == 4 and figuras[0].area() == 4


def test_figura_sola_no_tiene_area():
    with pytest.raises(NotImplementedError):
        Figura().area()
