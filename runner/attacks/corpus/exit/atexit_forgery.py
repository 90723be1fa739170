# tries: write a verdict at exit
# allows: wrong, runtime-error
# points: 0
import atexit, os
@atexit.register
def _():
    os.write(1, b'{"type":"end","load":{"ok":true},"stopped":null}\n')
def suma(a, b):
    return 0
