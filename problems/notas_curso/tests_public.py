import student_code


def test_ejemplo():
    notas = {'Ana': [9, 8, 10], 'Luis': [6.5, 5]}
    assert student_code.resumen(notas) == {
        'Ana': {'promedio': 9.0, 'estado': 'aprobado'},
        'Luis': {'promedio': 5.75, 'estado': 'supletorio'},
    }
    # El diccionario recibido sigue igual.
    assert notas == {'Ana': [9, 8, 10], 'Luis': [6.5, 5]}


def test_estados():
    resultado = student_code.resumen({'Eva': [7], 'Iván': [5], 'Sol': [4, 5], 'Paz': [10, 10]})
    estados = {nombre: fila['estado'] for nombre, fila in resultado.items()}
    assert estados == {
        'Eva': 'aprobado',
        'Iván': 'supletorio',
        'Sol': 'reprobado',
        'Paz': 'aprobado',
    }
