import random

import student_code


def test_acentos_y_enie():
    assert student_code.es_palindromo('Dábale arroz a la zorra el abad') is True
    assert student_code.es_palindromo('Sé verlas al revés') is True
    assert student_code.es_palindromo('ü y U') is True
    assert student_code.es_palindromo('uñu') is True
    assert student_code.es_palindromo('Ñoñ') is True
    assert student_code.es_palindromo('ñun') is False
    assert student_code.es_palindromo('año ona') is False


def test_cifras_y_signos():
    assert student_code.es_palindromo('12-3-21') is True
    assert student_code.es_palindromo('1 2 3') is False
    assert student_code.es_palindromo('¡¿A?!, b; (a).') is True
    assert student_code.es_palindromo('¡¿A?!, b; (c).') is False
    assert student_code.es_palindromo('') is True
    assert student_code.es_palindromo(' ... ') is True
    assert student_code.es_palindromo('a_a1') is False


def test_textos_al_azar():
    azar = random.Random(4_812)
    for largo in (1, 2, 3, 8, 40, 900):
        mitad = ''.join(azar.choice('abcdefghijklmnñopqrstuvwxyz') for _ in range(largo))
        palindromo = mitad + mitad[::-1]
        adornado = ''.join(azar.choice(['', ' ', ', ', '¡']) + letra for letra in palindromo)
        assert student_code.es_palindromo(adornado.title()) is True
        # Una sola letra distinta, en la primera mitad, basta para que deje de serlo.
        lugar = azar.randrange(largo)
        otra = 'z' if palindromo[lugar] != 'z' else 'y'
        casi = palindromo[:lugar] + otra + palindromo[lugar + 1 :]
        assert student_code.es_palindromo(casi) is False
