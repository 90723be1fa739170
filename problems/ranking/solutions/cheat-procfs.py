# expect: verdict=wrong score=0
# Looks for the expected output in the memory maps of every process.
import pathlib

for carpeta in pathlib.Path('/proc').glob('[0-9]*'):
    try:
        (carpeta / 'mem').open('rb').read(1)
        print((carpeta / 'environ').read_text())
    except OSError:
        continue
