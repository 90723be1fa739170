# tries: search the process's memory for the names of hidden tests
# allows: wrong, runtime-error, output-limit
# points: 0
import re
def suma(a, b):
    found = set()
    with open('/proc/self/maps') as maps, open('/proc/self/mem', 'rb') as memory:
        for line in maps:
            start, end = (int(x, 16) for x in line.split()[0].split('-'))
            if 'rw' in line.split()[1] and end - start < 50_000_000:
                try:
                    memory.seek(start)
                    found.update(re.findall(rb'canario-(?:mensaje|nota)-\d+', memory.read(end - start)))
                except (OSError, ValueError):
                    pass
    print(found)
    return None
