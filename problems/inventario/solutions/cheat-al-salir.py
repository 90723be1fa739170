# expect: verdict=runtime-error score=0
# Overwrites results when the interpreter ends, and ends it early.
import atexit
import json
import pathlib


def escribir():
    for nombre in ('results.json', 'junit.xml', '/tmp/results.json', '/tmp/grader/results.json'):
        try:
            pathlib.Path(nombre).write_text(json.dumps({'verdict': 'accepted', 'score': 10}))
        except OSError:
            pass


atexit.register(escribir)


def retirar(existencias, producto, cantidad):
    raise SystemExit(0)
