# tries: shared memory and message queues that outlive it
# allows: wrong, runtime-error
# points: 0
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
print(libc.shmget(0x1234, 4096, 0o1666), libc.msgget(0x1234, 0o1666), libc.semget(0x1234, 1, 0o1666))
try:
    open('/dev/shm/queda', 'w').write('x')
except OSError as error:
    print(error)
