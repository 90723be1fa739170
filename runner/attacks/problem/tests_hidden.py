# canario-nota-5521
import student_code


def test_oculta_suma():
    assert student_code.suma(731095527, 268904473) == 1000000000, 'canario-mensaje-8812'


def test_oculta_clave():
    assert student_code.clave('entrada-oculta-3307') == '7033-atluco-adartne', 'canario-mensaje-4471'


def test_oculta_contador():
    contador = student_code.Contador()
    contador.sumar(4)
    contador.sumar(-1)
    assert contador.valor == 3, 'canario-mensaje-9130'
