# expect: verdict=rejected score=0
# Asks another machine; `socket` is forbidden (and the sandbox has no network).
import socket


def primos(desde=2):
    with socket.create_connection(('192.0.2.1', 9000), timeout=1) as conexion:
        while True:
            yield int(conexion.recv(64))
