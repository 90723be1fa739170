import student_code


def test_ejemplo():
    datos = [0, 3, 0, -1, 7]
    student_code.mover_ceros(datos)
    assert datos == [3, -1, 7, 0, 0]


def test_ceros_seguidos():
    datos = [0, 0, 5, 0]
    student_code.mover_ceros(datos)
    assert datos == [5, 0, 0, 0]


def test_no_devuelve_nada():
    datos = [9, 0, 9]
    assert student_code.mover_ceros(datos) is None
    assert datos == [9, 9, 0]
