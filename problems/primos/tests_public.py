from itertools import islice

import student_code


def test_primeros_diez():
    assert list(islice(student_code.primos(), 10)) == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]


def test_desde():
    assert list(islice(student_code.primos(90), 3)) == [97, 101, 103]
    assert list(islice(student_code.primos(11), 2)) == [11, 13]
    assert list(islice(student_code.primos(-5), 2)) == [2, 3]
