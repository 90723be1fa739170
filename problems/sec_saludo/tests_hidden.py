import io
import random

import student_code


def saludar(entrada, monkeypatch, capsys):
    monkeypatch.setattr('sys.stdin', io.StringIO(entrada))
    student_code.main()
    return capsys.readouterr().out


def test_saludo_sin_nombre(monkeypatch, capsys):
    esperado = 'Hola, mundo.\n'
    assert saludar('\n', monkeypatch, capsys) == esperado
    assert saludar('     \n', monkeypatch, capsys) == esperado


def test_saludo_nombres_diversos(monkeypatch, capsys):
    azar = random.Random(77)
    nombres = ['Íñigo Muñoz', 'ÁNGELA', "O'Higgins", '李雷', 'x']
    for _ in range(6):
        letras = [azar.choice('abcdeghilmnoprstuvyáéíóúñ') for _ in range(azar.randint(3, 12))]
        nombres.append(''.join(letras).capitalize())
    for nombre in nombres:
        esperado = f'Hola, {nombre}.\n'
        assert saludar(f'{nombre}\notra línea\n', monkeypatch, capsys) == esperado
