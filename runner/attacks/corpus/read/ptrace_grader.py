# tries: attach to the grader and read its memory
# allows: wrong, runtime-error
# points: 0
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for name in os.listdir('/proc'):
    if name.isdigit() and int(name) != os.getpid():
        print(name, libc.ptrace(16, int(name), 0, 0), ctypes.get_errno())
        try:
            print(open(f'/proc/{name}/mem', 'rb').read(16))
        except OSError:
            pass
