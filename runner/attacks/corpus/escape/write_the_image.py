# tries: change the code that the next sandbox would run
# allows: wrong, runtime-error
# points: 0
import os, sys
for folder in {os.path.dirname(getattr(m, '__file__', None) or '/x/x') for m in list(sys.modules.values())} | {'/opt/invigil', '/usr/bin', '/etc', '/'}:
    try:
        with open(os.path.join(folder, 'plantado.py'), 'w') as file:
            file.write('raise SystemExit')
        print('escrito', folder)
    except OSError:
        pass
