import sys

estado = 'cerrado'
for suceso in sys.stdin.read().split():
    pass
