"""The verdict channel: one JSON object a line on what was standard output at the start."""

import json
import os
import threading
from typing import Any

_JOB_BYTES = 16 * 1024 * 1024


class Channel:
    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._lock = threading.Lock()
        self._closed = False

    def send(self, event: dict[str, Any]) -> None:
        line = json.dumps(event, ensure_ascii=True, separators=(',', ':')).encode('ascii') + b'\n'
        with self._lock:
            if not self._closed:
                self._write(line)

    def send_last(self, events: list[dict[str, Any]]) -> None:
        """Sends what ends the run. Later events, from any thread, are dropped."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            for event in events:
                self._write(json.dumps(event, ensure_ascii=True, separators=(',', ':')).encode('ascii') + b'\n')

    def read_job(self) -> dict[str, Any] | None:
        """The one line that the runner sends; None when it hung up instead."""
        pieces: list[bytes] = []
        size = 0
        while not (pieces and pieces[-1].endswith(b'\n')):
            piece = os.read(self._incoming, 1 << 20)
            size += len(piece)
            if not piece or size > _JOB_BYTES:
                return None
            pieces.append(piece)
        return json.loads(b''.join(pieces))

    def _write(self, line: bytes) -> None:
        view = memoryview(line)
        while view:
            view = view[os.write(self._outgoing, view) :]


def open_channel() -> Channel:
    """Takes standard input and output away from everything else in this process.

    The descriptors move to numbers that no test inherits, and 0 and 1 become /dev/null: a test
    that prints, or starts a program, cannot write a verdict by accident.
    """
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1):
        os.dup2(nothing, fd)
    os.close(nothing)
    return Channel(incoming, outgoing)
