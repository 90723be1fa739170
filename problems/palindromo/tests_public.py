import student_code


def test_palabras():
    assert student_code.es_palindromo('reconocer') is True
    assert student_code.es_palindromo('oso') is True
    assert student_code.es_palindromo('examen') is False
    assert student_code.es_palindromo('ab') is False


def test_frases():
    assert student_code.es_palindromo('Anita lava la tina') is True
    assert student_code.es_palindromo('Anita lava la mesa') is False
    assert student_code.es_palindromo('Luz azul') is True
