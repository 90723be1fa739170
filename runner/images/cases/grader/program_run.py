"""One run of a program: its pipes, its clock, and how much of its output is kept. The pipes are the grader's own."""

import os
import select
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from . import kernel
from .link import LauncherGone, Link

_CHUNK = 1 << 16
# What a launcher gets to end a program that has to go, and pipes to run empty once it has gone.
_KILL_S = 0.5
_DRAIN_S = 0.1


@dataclass
class Ended:
    """`status` is the launcher's word; the rest is what the grader and the kernel saw."""

    stopped: str | None = None
    status: int | None = None
    gone: bool = False
    stdout: bytes = b''
    stderr: bytes = b''
    answer: bytes = b''
    wall_ms: int = 0
    hits: list[str] = field(default_factory=list)


class ProgramRun:
    def __init__(self, link: Link, *, wall_ms: int, output_bytes: int, stdin: bytes, request: bytes) -> None:
        self._link = link
        self._wall_s = wall_ms / 1000
        self._room = output_bytes
        self._answer_room = output_bytes
        self._ended = Ended()
        self._feeds: dict[int, memoryview] = {}
        self._sinks: dict[int, list[bytes]] = {}
        self._stdin = stdin
        self._request = request

    def run(self, order: dict[str, Any]) -> Ended:
        before = kernel.read_counters()
        started = monotonic()
        streams = self._open(order)
        try:
            self._converse(started)
        except LauncherGone:
            self._ended.gone = True
        finally:
            for fd in [*self._feeds, *self._sinks]:
                os.close(fd)
        ended = self._ended
        ended.stdout, ended.stderr, ended.answer = (b''.join(pieces) for pieces in streams)
        ended.wall_ms = round((monotonic() - started) * 1000)
        ended.hits = _hits(before, expect=ended.gone or ended.status != 0)
        return ended

    def _open(self, order: dict[str, Any]) -> tuple[list[bytes], list[bytes], list[bytes]]:
        """Hands one end of each pipe to the launcher and keeps the other."""
        ins = [os.pipe(), os.pipe()]
        outs = [os.pipe(), os.pipe(), os.pipe()]
        theirs = [ins[0][0], outs[0][1], outs[1][1], ins[1][0], outs[2][1]]
        for (_, write), data in zip(ins, (self._stdin, self._request), strict=True):
            os.set_blocking(write, False)
            self._feeds[write] = memoryview(data)
        streams: tuple[list[bytes], list[bytes], list[bytes]] = ([], [], [])
        for (read, _), pieces in zip(outs, streams, strict=True):
            os.set_blocking(read, False)
            self._sinks[read] = pieces
        self._answers = outs[2][0]
        try:
            self._link.order(order, theirs)
        except LauncherGone:
            self._ended.gone = True
        finally:
            for fd in theirs:
                os.close(fd)
        return streams

    def _converse(self, started: float) -> None:
        deadline = started + self._wall_s
        is_over = self._ended.gone
        while not is_over or self._sinks:
            left = deadline - monotonic()
            if left <= 0:
                if is_over:
                    return
                if self._ended.stopped is None:
                    deadline = self._stop('time')
                    continue
                # It was told to end the program and has not.
                raise LauncherGone('does not answer')
            watched = [*self._sinks, *([] if is_over else [self._link.fileno()])]
            readable, writable, _ = select.select(watched, list(self._feeds), [], left)
            for fd in writable:
                self._feed(fd)
            for fd in readable:
                if fd == self._link.fileno():
                    is_over = self._hear() or is_over
                    if is_over:
                        deadline = monotonic() + _DRAIN_S
                elif self._take(fd) and self._ended.stopped is None and not is_over:
                    deadline = self._stop('output')

    def _stop(self, why: str) -> float:
        """@returns when it must have ended"""
        self._ended.stopped = why
        self._link.order({'op': 'kill'})
        return monotonic() + _KILL_S

    def _hear(self) -> bool:
        reply = self._link.read()
        if reply is None:
            return False
        status = reply.get('status')
        if type(status) is not int or not -64 <= status <= 255:
            raise LauncherGone('gave no status')
        self._ended.status = status
        return True

    def _feed(self, fd: int) -> None:
        data = self._feeds[fd]
        try:
            data = data[os.write(fd, data[:_CHUNK]) :] if data else data
        except BlockingIOError:
            return
        except OSError:
            data = memoryview(b'')  # the program reads no more
        self._feeds[fd] = data
        if not data:
            del self._feeds[fd]
            os.close(fd)

    def _take(self, fd: int) -> bool:
        """@returns whether there was more than may be kept"""
        try:
            piece = os.read(fd, _CHUNK)
        except BlockingIOError:
            return False
        if not piece:
            del self._sinks[fd]
            os.close(fd)
            return False
        room = self._answer_room if fd == self._answers else self._room
        kept = piece[:room]
        self._sinks[fd].append(kept)
        if fd == self._answers:
            self._answer_room -= len(kept)
        else:
            self._room -= len(kept)
        return len(piece) > len(kept)


def _hits(before: kernel.Counters, *, expect: bool) -> list[str]:
    """Limits of the container that were reached meanwhile, by the kernel's own count."""
    if expect:
        kernel.reason_since(before)  # gives the kernel a moment to publish
    now = kernel.read_counters()
    names = (('processes', 'pids_hits'), ('memory', 'oom_kills'))
    return [name for name, counter in names if now[counter] > before[counter]]
