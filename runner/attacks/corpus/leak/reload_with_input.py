# tries: fail to load again, with a hidden input in the message
# allows: wrong, runtime-error
# points: 0
import sys
def clave(texto):
    sys.stderr.write(texto)
    exec(compile(f'raise SyntaxError({texto!r})', 'student_code.py', 'exec'), globals())
