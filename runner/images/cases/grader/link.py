"""The connection to the launcher, who runs under the subject's user and may by now be anybody."""

import json
import os
import socket
from struct import Struct
from typing import Any

_CREDENTIALS = Struct('3i')
_LENGTH = Struct('<I')
# What a launcher has to say is short.
_REPLY_BYTES = 4096


class LauncherGone(Exception):
    """It closed the connection, or said what no launcher says."""


class Link:
    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._pending = b''

    def fileno(self) -> int:
        return self._sock.fileno()

    def order(self, message: dict[str, Any], fds: list[int] | None = None) -> None:
        payload = json.dumps(message).encode('ascii')
        frame = memoryview(_LENGTH.pack(len(payload)) + payload)
        try:
            sent = socket.send_fds(self._sock, [frame], fds or [])
            while sent < len(frame):
                sent += self._sock.send(frame[sent:])
        except OSError as error:
            raise LauncherGone(str(error)) from error

    def read(self) -> dict[str, Any] | None:
        """One reply, or None while it is not all there. To be called when the connection is readable."""
        try:
            piece = self._sock.recv(_REPLY_BYTES, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return None
        except OSError as error:
            raise LauncherGone(str(error)) from error
        if not piece:
            raise LauncherGone('closed')
        self._pending += piece
        line, end, rest = self._pending.partition(b'\n')
        if not end:
            if len(self._pending) > _REPLY_BYTES:
                raise LauncherGone('said too much')
            return None
        self._pending = rest
        try:
            reply = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise LauncherGone('said what is no reply') from error
        if not isinstance(reply, dict):
            raise LauncherGone('said what is no reply')
        return reply


class Listener:
    """The abstract socket: one connection, from the user that the kernel says is the subject."""

    def __init__(self, name: str, uid: int) -> None:
        self._uid = uid
        self._sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._sock.bind(b'\0' + name.encode('ascii'))
        self._sock.listen(1)

    def accept(self) -> Link:
        while True:
            peer, _ = self._sock.accept()
            raw = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
            _, uid, _ = _CREDENTIALS.unpack(raw)
            if uid == self._uid:
                self._sock.close()
                os.set_inheritable(peer.fileno(), False)
                return Link(peer)
            peer.close()
