import student_code


def test_suma_basico():
    assert student_code.suma(2, 3) == 5
    assert student_code.suma(0, 0) == 0
    assert student_code.suma(7, 0) == 7
    assert student_code.suma(1, 41) == 42
