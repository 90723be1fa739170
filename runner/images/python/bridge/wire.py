"""Frames over a stream socket: four bytes of length, little end first, then the payload."""

import socket
from struct import Struct

from .errors import PeerGone, ProtocolError
from .limits import CONVERSATION_BYTES, FRAME_BYTES

_LENGTH = Struct('<I')
_READ_BYTES = 256 * 1024


class Wire:
    """Sends and receives whole frames. Not thread-safe: whoever holds the turn uses it."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._buffer = bytearray()
        self._received_bytes = 0

    def send(self, payload: bytes | bytearray) -> None:
        if len(payload) > FRAME_BYTES:
            raise OverflowError(f'{len(payload)} bytes in one message; {FRAME_BYTES} may cross')
        try:
            self._sock.sendall(_LENGTH.pack(len(payload)) + payload)
        except OSError as error:
            raise PeerGone('the other side hung up') from error

    def receive(self) -> bytes:
        self._fill(_LENGTH.size)
        (length,) = _LENGTH.unpack_from(self._buffer)
        # Checked before a single byte of the body is kept.
        if length > FRAME_BYTES:
            raise ProtocolError(f'a frame of {length} bytes')
        end = _LENGTH.size + length
        self._fill(end)
        payload = bytes(memoryview(self._buffer)[_LENGTH.size : end])
        del self._buffer[:end]
        return payload

    def hang_up(self) -> None:
        """Wakes whoever waits in `receive`, from any thread."""
        try:
            self._sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # already closed by the peer: the reader sees the end all the same

    def _fill(self, wanted: int) -> None:
        while len(self._buffer) < wanted:
            try:
                piece = self._sock.recv(_READ_BYTES)
            except OSError as error:
                raise PeerGone('the other side hung up') from error
            if not piece:
                raise PeerGone('the other side hung up')
            self._received_bytes += len(piece)
            if self._received_bytes > CONVERSATION_BYTES:
                raise ProtocolError(f'more than {CONVERSATION_BYTES} bytes in one conversation')
            self._buffer += piece
