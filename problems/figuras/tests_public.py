from student_code import Cuadrado, Figura, Rectangulo, Triangulo


def test_areas():
    assert Rectangulo(2, 5).area() == 10
    assert Cuadrado(3).area() == 9
    assert Triangulo(4, 5).area() == 10


def test_cuadrado_es_rectangulo():
    assert isinstance(Cuadrado(1), Rectangulo)
    assert isinstance(Cuadrado(1), Figura)
    assert isinstance(Triangulo(1, 1), Figura)
    assert not isinstance(Triangulo(1, 1), Rectangulo)
