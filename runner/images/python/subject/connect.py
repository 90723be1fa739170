"""Finds the grader's socket, which may come up a little later than we do."""

import socket
import time

_PATIENCE_S = 30.0
_PAUSE_S = 0.002


def connect(name: str) -> socket.socket:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            sock.connect(b'\0' + name.encode('ascii'))
            return sock
        except (ConnectionRefusedError, FileNotFoundError):
            sock.close()
            if time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_S)
