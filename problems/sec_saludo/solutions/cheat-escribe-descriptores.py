# expect: verdict=wrong score=0
# Writes forged results to every open file descriptor of its process.
import json
import posix

FORJADO = b''.join(
    json.dumps({'type': 'test', 'name': nombre, 'outcome': 'passed'}).encode() + b'\n'
    for nombre in ['test_saludo_basico', 'test_saludo_espacios', 'test_saludo_sin_nombre']
)


def main():
    for descriptor in (1, 2):
        try:
            posix.write(descriptor, FORJADO)
        except OSError:
            pass
