from student_code import es_palindromo, suma


def test_suma():
    assert suma(2, 3) == 5


def test_suma_negativos():
    assert suma(-2, -3) == -5


def test_palindromo():
    assert es_palindromo('reconocer')
