# tries: the container engine
# allows: wrong, runtime-error
# points: 0
import socket
for path in ('/var/run/docker.sock', '/run/docker.sock', '/run/podman/podman.sock', '/run/containerd/containerd.sock'):
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.connect(path)
            print('connected', path)
    except OSError as error:
        print(error)
