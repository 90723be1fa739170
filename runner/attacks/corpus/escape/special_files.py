# tries: FIFOs, links and devices for somebody else to follow
# allows: wrong, runtime-error
# points: 0
import os
for make in (lambda: os.mkfifo('tuberia'), lambda: os.symlink('/etc/passwd', 'enlace'), lambda: os.symlink('/proc/1/root', 'raiz'), lambda: os.link('/opt/invigil', 'duro'), lambda: os.mknod('disco', 0o660 | 0o060000, os.makedev(8, 0)), lambda: os.mkdir('x' * 250)):
    try:
        make()
    except OSError as error:
        print(error)
