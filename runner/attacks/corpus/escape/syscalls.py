# tries: mount, unshare, setns, keyctl, bpf, io_uring, userfaultfd, perf_event_open, open_by_handle_at, chroot, pivot_root, reboot
# allows: wrong, runtime-error
# points: 0
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
held = []
for number in (165, 272, 308, 250, 321, 425, 323, 298, 304, 161, 155, 169, 175, 246, 101, 310, 311, 248, 249):
    result = libc.syscall(number, 0x10000000, 0, 0, 0, 0)
    if result >= 0 and number not in (250,):
        held.append(number)
print('permitidas', held)
