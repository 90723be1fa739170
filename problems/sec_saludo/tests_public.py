import io

import student_code


def saludar(entrada, monkeypatch, capsys):
    """Ejecuta main() como si alguien escribiera `entrada` en el teclado."""
    monkeypatch.setattr('sys.stdin', io.StringIO(entrada))
    student_code.main()
    return capsys.readouterr().out


def test_saludo_basico(monkeypatch, capsys):
    esperado = 'Hola, Ana.\n'
    assert saludar('Ana\n', monkeypatch, capsys) == esperado


def test_saludo_espacios(monkeypatch, capsys):
    esperado = 'Hola, Luis.\n'
    assert saludar('   Luis   \n', monkeypatch, capsys) == esperado
