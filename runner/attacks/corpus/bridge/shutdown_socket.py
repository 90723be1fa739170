# tries: shut one direction of the bridge
# allows: runtime-error, time-limit
# points: 0
import os, socket, time
for descriptor in range(3, 64):
    try:
        socket.socket(fileno=descriptor).shutdown(socket.SHUT_WR)
    except OSError:
        pass
time.sleep(30)
