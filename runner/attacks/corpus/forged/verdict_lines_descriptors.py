# tries: the same on every descriptor that can be written
# allows: wrong, runtime-error
# points: 0
import json, os
lines = ''.join(
    json.dumps({'type': 'test', 'id': f'{file}::{name}', 'name': name, 'file': file, 'outcome': 'passed', 'durationMs': 1, 'message': None, 'expected': None, 'actual': None, 'cause': None, 'output': ''}) + '\n'
    for file, name in (('tests_public.py', 'test_suma'), ('tests_hidden.py', 'test_oculta_suma'), ('tests_hidden.py', 'test_oculta_clave')))
for descriptor in (1, 2):
    try:
        os.write(descriptor, lines.encode())
    except OSError:
        pass
