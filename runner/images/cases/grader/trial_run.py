"""A run that its student watches: what is printed is passed on at once, and what they type reaches it while it runs.

Nothing is judged by it. The runner ends it by closing the channel, if it must.
"""

import os
import select
from base64 import b64decode, b64encode
from time import monotonic
from typing import Any

from . import kernel
from .channel import Channel
from .link import LauncherGone, Link

_CHUNK = 1 << 14
# What a launcher gets to end a program that has to go, and pipes to run empty once it has gone.
_KILL_S = 0.5
_DRAIN_S = 0.1
# What the runner may say while it runs; said too late, it is nobody's order.
WORDS = ('input', 'end-input', 'stop')


class TrialRun:
    def __init__(self, channel: Channel, link: Link, *, wall_ms: int, output_bytes: int) -> None:
        self._channel = channel
        self._link = link
        self._deadline = monotonic() + wall_ms / 1000
        self._room = output_bytes
        self._outputs: dict[int, str] = {}
        self._stdin: int | None = None
        self._typed = b''
        self._is_typing_over = False
        self._stopped: str | None = None
        self._end: dict[str, Any] | None = None

    def run(self, order: dict[str, Any]) -> dict[str, Any]:
        before = kernel.read_counters()
        started = monotonic()
        is_gone = False
        try:
            self._open(order)
            self._converse()
        except LauncherGone:
            is_gone = True
        finally:
            self._close_stdin()
            for fd in self._outputs:
                os.close(fd)
        end = self._end or {}
        reason = kernel.reason_since(before) if is_gone or end.get('status') != 0 else None
        return {
            'type': 'trial',
            'stopped': self._stopped,
            'status': end.get('status'),
            'hits': [] if reason is None else [reason],
            'wallMs': round((monotonic() - started) * 1000),
            'cpuMs': end.get('cpuMs'),
            'memoryBytes': end.get('memoryBytes'),
        }

    def _open(self, order: dict[str, Any]) -> None:
        reading, self._stdin = os.pipe()
        os.set_blocking(self._stdin, False)
        theirs = [reading]
        for name in ('stdout', 'stderr'):
            output, writing = os.pipe()
            os.set_blocking(output, False)
            self._outputs[output] = name
            theirs.append(writing)
        # Nothing is asked beside the streams, and nothing answered.
        theirs += [os.open(os.devnull, os.O_RDONLY), os.open(os.devnull, os.O_WRONLY)]
        try:
            self._link.order(order, theirs)
        finally:
            for fd in theirs:
                os.close(fd)

    def _converse(self) -> None:
        self._heed(self._channel.heard())
        while self._end is None or self._outputs:
            left = self._deadline - monotonic()
            if left <= 0:
                if self._end is not None:
                    return
                if self._stopped is not None:
                    raise LauncherGone('does not answer')
                self._stop('time')
                continue
            talkers = [] if self._end is not None else [self._link.fileno(), self._channel.fileno()]
            hungry = [self._stdin] if self._typed and self._stdin is not None else []
            readable, writable, _ = select.select([*self._outputs, *talkers], hungry, [], left)
            if writable:
                self._feed()
            for fd in readable:
                if fd == self._link.fileno():
                    self._hear_end()
                elif fd == self._channel.fileno():
                    self._heed(self._channel.hear())
                else:
                    self._pass_on(fd)

    def _heed(self, words: list[dict[str, Any]] | None) -> None:
        if words is None:
            self._stop('asked')
            return
        for word in words:
            if word['type'] == 'input':
                self._typed += b64decode(word['base64'], validate=True)
            elif word['type'] == 'end-input':
                self._is_typing_over = True
            elif word['type'] == 'stop':
                self._stop('asked')
        if self._is_typing_over and not self._typed:
            self._close_stdin()

    def _feed(self) -> None:
        assert self._stdin is not None
        try:
            self._typed = self._typed[os.write(self._stdin, self._typed[:_CHUNK]) :]
        except BlockingIOError:
            return
        except OSError:
            # The program reads no more.
            self._typed = b''
            self._close_stdin()
        if self._is_typing_over and not self._typed:
            self._close_stdin()

    def _close_stdin(self) -> None:
        if self._stdin is not None:
            os.close(self._stdin)
            self._stdin = None

    def _pass_on(self, fd: int) -> None:
        try:
            piece = os.read(fd, _CHUNK)
        except BlockingIOError:
            return
        if not piece:
            del self._outputs[fd]
            os.close(fd)
            return
        if self._stopped is not None:
            return
        kept = piece[: self._room]
        self._room -= len(kept)
        if kept:
            data = b64encode(kept).decode('ascii')
            self._channel.send({'type': 'output', 'stream': self._outputs[fd], 'base64': data})
        if len(kept) < len(piece):
            self._stop('output')

    def _hear_end(self) -> None:
        reply = self._link.read()
        if reply is None:
            return
        if not _is_int(reply.get('status'), -64, 255):
            raise LauncherGone('gave no status')
        for name in ('cpuMs', 'memoryBytes'):
            if not _is_int(reply.get(name), 0, 1 << 50):
                raise LauncherGone('gave no measures')
        self._end = reply
        self._deadline = monotonic() + _DRAIN_S

    def _stop(self, why: str) -> None:
        if self._stopped is not None or self._end is not None:
            return
        self._stopped = why
        self._link.order({'op': 'kill'})
        self._deadline = monotonic() + _KILL_S


def _is_int(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most
