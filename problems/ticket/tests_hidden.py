import importlib.util
import io
import random
from pathlib import Path


def ejecutar(entrada, monkeypatch, capsys):
    monkeypatch.setattr('sys.stdin', io.StringIO(entrada))
    lugar = Path(__file__).with_name('student_code.py')
    spec = importlib.util.spec_from_file_location('student_code', lugar)
    programa = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(programa)
    return [linea.rstrip() for linea in capsys.readouterr().out.rstrip().split('\n')]


def ticket(compra):
    """Las tres líneas esperadas, calculadas en centavos para no redondear."""
    subtotal = sum(precio * unidades for precio, unidades in compra)
    por_ciento = 0 if subtotal < 50 else 5 if subtotal < 100 else 10
    centavos = [subtotal * 100, subtotal * por_ciento, subtotal * (100 - por_ciento)]
    nombres = ['Subtotal', 'Descuento', 'Total']
    return [f'{nombre}: {c // 100}.{c % 100:02d}' for nombre, c in zip(nombres, centavos)]


def entrada(compra):
    return ''.join([f'{len(compra)}\n', *(f'{precio} {unidades}\n' for precio, unidades in compra)])


def test_limites_de_la_tabla(monkeypatch, capsys):
    for compra in ([], [(49, 1)], [(25, 2)], [(99, 1)], [(33, 3)], [(50, 2)], [(7, 0), (101, 1)]):
        assert ejecutar(entrada(compra), monkeypatch, capsys) == ticket(compra)


def test_compras_al_azar(monkeypatch, capsys):
    azar = random.Random(404)
    for productos in (1, 2, 5, 100):
        for caro in (6, 40):
            compra = [(azar.randint(1, caro), azar.randint(1, 6)) for _ in range(productos)]
            assert ejecutar(entrada(compra), monkeypatch, capsys) == ticket(compra)
