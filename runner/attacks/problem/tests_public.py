import student_code


def test_suma():
    assert student_code.suma(2, 3) == 5


def test_ordenar():
    assert student_code.ordenar([3, 1, 2]) == [1, 2, 3]
