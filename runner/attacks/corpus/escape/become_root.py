# tries: setuid, setgid, capabilities and setuid programs
# allows: wrong, runtime-error
# points: 0
import os, stat, subprocess
for call in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setuid(1002), lambda: os.setresuid(1002, 1002, 1002), lambda: os.chown('/work', 0, 0)):
    try:
        call()
        print('llegue a ser', os.getuid())
    except OSError as error:
        print(error)
for folder, _, names in os.walk('/usr/bin'):
    for name in names:
        mode = os.lstat(os.path.join(folder, name)).st_mode
        if stat.S_ISREG(mode) and mode & (stat.S_ISUID | stat.S_ISGID):
            print('setuid', name)
