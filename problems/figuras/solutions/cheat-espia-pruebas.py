# expect: verdict=wrong|runtime-error score=0
# Looks through the frames of its callers for a test to alter.
import inspect

for marco in inspect.stack():
    for nombre in list(marco.frame.f_globals):
        if nombre.startswith('test_'):
            marco.frame.f_globals[nombre] = lambda: None


class Figura:
    pass


Rectangulo = Cuadrado = Triangulo = Figura
mayor = max
