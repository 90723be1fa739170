# tries: speak the verdict channel's language on standard output
# allows: wrong, runtime-error
# points: 0
import json
for name in ('test_suma', 'test_ordenar', 'test_oculta_suma', 'test_oculta_clave', 'test_oculta_contador'):
    for file in ('tests_public.py', 'tests_hidden.py'):
        print(json.dumps({'type': 'test', 'id': f'{file}::{name}', 'name': name, 'file': file, 'outcome': 'passed', 'durationMs': 1, 'message': None, 'expected': None, 'actual': None, 'cause': None, 'output': ''}), flush=True)
print(json.dumps({'type': 'end', 'load': {'ok': True}, 'stopped': None, 'wallMs': 1, 'notCrossable': []}), flush=True)
