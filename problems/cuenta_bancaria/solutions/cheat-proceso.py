# expect: verdict=rejected score=0
# Starts another program to overwrite the results; `subprocess` is forbidden.
from subprocess import run


class Cuenta:
    def __init__(self, titular, saldo_inicial=0):
        run(['sh', '-c', 'echo accepted > /tmp/results.json'])
