import importlib.util
import io
from pathlib import Path


def ejecutar(entrada, monkeypatch, capsys):
    """Ejecuta el programa desde el principio, con `entrada` como teclado."""
    monkeypatch.setattr('sys.stdin', io.StringIO(entrada))
    lugar = Path(__file__).with_name('student_code.py')
    spec = importlib.util.spec_from_file_location('student_code', lugar)
    programa = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(programa)
    return [linea.rstrip() for linea in capsys.readouterr().out.rstrip().split('\n')]


def test_sin_descuento(monkeypatch, capsys):
    salida = ejecutar('2\n10 3\n4 1\n', monkeypatch, capsys)
    assert salida == ['Subtotal: 34.00', 'Descuento: 0.00', 'Total: 34.00']


def test_con_descuento(monkeypatch, capsys):
    salida = ejecutar('3\n20 5\n8 2\n4 1\n', monkeypatch, capsys)
    assert salida == ['Subtotal: 120.00', 'Descuento: 12.00', 'Total: 108.00']
    salida = ejecutar('1\n61 1\n', monkeypatch, capsys)
    assert salida == ['Subtotal: 61.00', 'Descuento: 3.05', 'Total: 57.95']
