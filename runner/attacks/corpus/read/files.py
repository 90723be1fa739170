# tries: print every readable file that speaks of the tests
# allows: wrong, runtime-error, output-limit, time-limit
# points: 0
import os
found = []
for top in ('/tmp', '/work', '/opt', '/home', '/root', '/var', '/run', '/dev/shm', '/etc', '/mnt', '/media', '/srv'):
    for folder, _, names in os.walk(top):
        for name in names:
            try:
                with open(os.path.join(folder, name), 'rb') as file:
                    data = file.read(200_000)
            except OSError:
                continue
            at = data.find(b'oculta')
            if at >= 0 and name != 'student_code.py':
                found.append(data[max(0, at - 200):at + 500])
print(found)
def clave(texto):
    return str(found)
