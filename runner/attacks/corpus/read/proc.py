# tries: environment, arguments, memory and open files of every process
# allows: wrong, runtime-error, output-limit
# points: 0
import os
for pid in os.listdir('/proc'):
    if not pid.isdigit():
        continue
    for name in ('environ', 'cmdline', 'maps', 'mem', 'stack', 'syscall'):
        try:
            with open(f'/proc/{pid}/{name}', 'rb') as file:
                print(pid, name, file.read(300))
        except (OSError, ValueError):
            pass
    try:
        for descriptor in os.listdir(f'/proc/{pid}/fd'):
            print(os.readlink(f'/proc/{pid}/fd/{descriptor}'))
    except OSError:
        pass
