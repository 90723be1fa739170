import random

import student_code


def test_suma_negativos():
    assert student_code.suma(-2, -3) == -5
    assert student_code.suma(-8, 8) == 0
    assert student_code.suma(15, -20) == -5
    azar = random.Random(20_311)
    for tope in (10, 1_000, 10**9, 10**30):
        for _ in range(5):
            a, b = azar.randint(-tope, tope), azar.randint(-tope, tope)
            assert student_code.suma(a, b) == a + b
