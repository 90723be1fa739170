# tries: replace the file after its hash was checked
# allows: wrong, runtime-error
# points: 0
import os
for path in ('student_code.py', '/work/student_code.py'):
    try:
        os.chmod(path, 0o666)
        with open(path, 'w') as file:
            file.write('def suma(a, b):\n    return a + b\n')
    except OSError:
        pass
def suma(a, b):
    return None
