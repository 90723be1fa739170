# tries: rewrite a terminal or a log with control sequences, bidi marks and NULs
# allows: wrong, runtime-error
# points: 0
print('\x1b[2J\x1b[H\x1b]0;10/10\x07\u202e\u2066\x00\x08\x7f ACCEPTED 10/10')
def suma(a, b):
    print('\r\x1b[1A\x1b[2K accepted')
    return '\x1b[32m5'
