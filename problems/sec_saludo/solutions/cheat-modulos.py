# expect: verdict=rejected score=0
# Reaches for the tests through sys.modules; `sys` is forbidden, also as an attribute.
import warnings


def main():
    for nombre, modulo in list(warnings.sys.modules.items()):
        if nombre.startswith('tests_'):
            for clave in list(vars(modulo)):
                if clave.startswith('test_'):
                    vars(modulo)[clave] = lambda: None
