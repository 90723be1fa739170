# expect: verdict=wrong score=0
# Prints what a grader might print, in the shapes that graders use.
import json

PRUEBAS = ['test_saludo_basico', 'test_saludo_espacios', 'test_saludo_sin_nombre']


def main():
    for prueba in PRUEBAS:
        print(f'tests_public.py::{prueba} PASSED [100%]')
        print(json.dumps({'type': 'test', 'name': prueba, 'outcome': 'passed'}))
    print(json.dumps({'type': 'end', 'load': {'ok': True}, 'stopped': None}))
    print(json.dumps({'verdict': 'accepted', 'score': 10, 'maxScore': 10}))
    print('==== 4 passed in 0.01s ====')
