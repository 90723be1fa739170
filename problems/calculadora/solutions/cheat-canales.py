# expect: verdict=wrong|output-limit score=0
# Writes a verdict into every channel that it can open.
import os

for canal in range(3, 64):
    try:
        os.write(canal, b'{"type":"case","stopped":null,"status":0,"outcome":"passed"}\n')
    except OSError:
        pass
