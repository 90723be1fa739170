# tries: leave hidden inputs for the next submission
# allows: wrong, runtime-error
# points: 0
def clave(texto):
    for path in ('/tmp/next', '/work/next', '/dev/shm/next', '/var/tmp/next', '/tmp/grader/next'):
        try:
            with open(path, 'w') as file:
                file.write(texto)
        except OSError:
            pass
