# tries: connect to the grader again and listen in its place
# allows: wrong, runtime-error
# points: 0
import socket
names = [line.split()[-1] for line in open('/proc/net/unix') if '@' in line]
for name in names + ['@invigil-bridge']:
    for attempt in ('connect', 'bind'):
        with socket.socket(socket.AF_UNIX) as end:
            end.settimeout(0.2)
            try:
                getattr(end, attempt)('\0' + name[1:])
                if attempt == 'connect':
                    end.sendall(b'\x05\x00\x00\x00hello')
                    print(end.recv(4096))
                else:
                    end.listen()
            except OSError:
                pass
