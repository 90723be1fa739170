import student_code


def test_abrir_y_depositar():
    cuenta = student_code.Cuenta('Ana', 1000)
    assert cuenta.titular == 'Ana'
    assert cuenta.saldo == 1000
    cuenta.depositar(250)
    assert cuenta.saldo == 1250
    assert student_code.Cuenta('Luis').saldo == 0


def test_retirar():
    cuenta = student_code.Cuenta('Eva', 500)
    assert cuenta.retirar(200) is True
    assert cuenta.saldo == 300
    assert cuenta.retirar(301) is False
    assert cuenta.saldo == 300
    assert cuenta.movimientos() == [-200]
