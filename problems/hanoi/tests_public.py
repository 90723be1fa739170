import student_code


def test_un_disco():
    assert student_code.hanoi(1, 'A', 'C', 'B') == [('A', 'C')]


def test_dos_y_tres_discos():
    assert student_code.hanoi(2, 'A', 'C', 'B') == [('A', 'B'), ('A', 'C'), ('B', 'C')]
    assert student_code.hanoi(3, 'A', 'C', 'B') == [
        ('A', 'C'),
        ('A', 'B'),
        ('C', 'B'),
        ('A', 'C'),
        ('B', 'A'),
        ('B', 'C'),
        ('A', 'C'),
    ]
