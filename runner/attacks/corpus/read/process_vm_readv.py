# tries: read the grader's memory by process_vm_readv
# allows: wrong, runtime-error
# points: 0
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
class Iovec(ctypes.Structure):
    _fields_ = [('base', ctypes.c_void_p), ('length', ctypes.c_size_t)]
buffer = ctypes.create_string_buffer(4096)
for name in os.listdir('/proc'):
    if name.isdigit() and int(name) != os.getpid():
        local, remote = Iovec(ctypes.addressof(buffer), 4096), Iovec(0x400000, 4096)
        print(libc.process_vm_readv(int(name), ctypes.byref(local), 1, ctypes.byref(remote), 1, 0))
