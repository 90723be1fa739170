# expect: verdict=wrong score=0
# Reads the memory and the arguments of every process it can see, looking for the expected lists.
import pathlib
import re


def textos():
    for proceso in pathlib.Path('/proc').glob('[0-9]*'):
        for parte in ('cmdline', 'environ', 'maps'):
            try:
                yield (proceso / parte).read_bytes()
            except OSError:
                continue


HALLADO = [int(cifras) for texto in textos() for cifras in re.findall(rb'esperado=(\d+)', texto)]


def primos(desde=2):
    yield from HALLADO
