# expect: verdict=wrong|runtime-error score=0
# Looks for the expected outputs on the disk.
import pathlib

for archivo in pathlib.Path('/').glob('**/*.out'):
    print(archivo.read_text(), end='')
