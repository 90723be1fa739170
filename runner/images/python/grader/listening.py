"""The abstract socket on which the subject is expected: one connection, from one user."""

import os
import socket
from struct import Struct

_CREDENTIALS = Struct('3i')


class Listener:
    """`uid` is whom the kernel must say the peer is."""

    def __init__(self, name: str, uid: int) -> None:
        self._uid = uid
        self._sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._sock.bind(b'\0' + name.encode('ascii'))
        self._sock.listen(1)

    def accept(self) -> socket.socket:
        """Waits for the subject, then stops listening for ever."""
        while True:
            peer, _ = self._sock.accept()
            raw = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
            _, uid, _ = _CREDENTIALS.unpack(raw)
            if uid == self._uid:
                self._sock.close()
                os.set_inheritable(peer.fileno(), False)
                return peer
            peer.close()
