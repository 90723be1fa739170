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
    # How much was on standard output when each answer came.
    marks: list[int] = field(default_factory=list)
    wall_ms: int = 0
    hits: list[str] = field(default_factory=list)


class ProgramRun:
    def __init__(
        self, link: Link, *, wall_ms: int, output_bytes: int, answer_bytes: int, stdin: bytes, request: bytes
    ) -> None:
        """`request` is lines; the program gets each when it has answered the one before with a line."""
        self._link = link
        self._wall_s = wall_ms / 1000
        self._room = output_bytes
        self._answer_room = answer_bytes
        self._ended = Ended()
        self._feeds: dict[int, memoryview] = {}
        self._sinks: dict[int, list[bytes]] = {}
        # What was printed, what went to standard error, and the answers.
        self._streams: tuple[list[bytes], list[bytes], list[bytes]] = ([], [], [])
        # The pipe of the requests while there may be more of them.
        self._asking: list[int] = []
        self._stdin = stdin
        self._lines = request.splitlines(keepends=True)
        self._owed = len(self._lines)

    def run(self, order: dict[str, Any]) -> Ended:
        before = kernel.read_counters()
        started = monotonic()
        self._open(order)
        try:
            self._converse(started)
        except LauncherGone:
            self._ended.gone = True
        finally:
            for fd in {*self._feeds, *self._sinks, *self._asking}:
                os.close(fd)
        ended = self._ended
        ended.stdout, ended.stderr, ended.answer = (b''.join(pieces) for pieces in self._streams)
        ended.wall_ms = round((monotonic() - started) * 1000)
        ended.hits = _hits(before, expect=ended.gone or ended.status != 0)
        return ended

    def _open(self, order: dict[str, Any]) -> None:
        """Hands one end of each pipe to the launcher and keeps the other."""
        ins = [os.pipe(), os.pipe()]
        outs = [os.pipe(), os.pipe(), os.pipe()]
        theirs = [ins[0][0], outs[0][1], outs[1][1], ins[1][0], outs[2][1]]
        for (_, write), data in zip(ins, (self._stdin, b''.join(self._lines[:1])), strict=True):
            os.set_blocking(write, False)
            self._feeds[write] = memoryview(data)
        del self._lines[:1]
        self._asking = [ins[1][1]]
        for (read, _), pieces in zip(outs, self._streams, strict=True):
            os.set_blocking(read, False)
            self._sinks[read] = pieces
        self._printed, self._answers = outs[0][0], outs[2][0]
        try:
            self._link.order(order, theirs)
        except LauncherGone:
            self._ended.gone = True
        finally:
            for fd in theirs:
                os.close(fd)

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
            if fd not in self._asking:
                os.close(fd)
            elif not self._lines:
                self._asking.remove(fd)
                os.close(fd)

    def _take(self, fd: int) -> bool:
        """@returns whether there was more than may be kept"""
        if fd not in self._sinks:
            return False  # what was printed is read to its end with each answer
        try:
            piece = os.read(fd, _CHUNK)
        except BlockingIOError:
            return False
        if not piece:
            del self._sinks[fd]
            os.close(fd)
            return False
        if fd == self._answers and not self._owed:
            return False  # nobody asked: it is read, so that the writer goes on, and dropped
        room = self._answer_room if fd == self._answers else self._room
        kept = piece[:room]
        self._sinks[fd].append(kept)
        if fd != self._answers:
            self._room -= len(kept)
            return len(piece) > len(kept)
        self._answer_room -= len(kept)
        is_over = len(piece) > len(kept)
        for _ in range(kept.count(b'\n')):
            is_over = self._answered() or is_over
        return is_over

    def _answered(self) -> bool:
        """What was printed before an answer is in the pipe by now. The next line is revealed."""
        if len(self._ended.marks) == self._owed:
            return False  # nothing was asked any more
        if self._take_all(self._printed):
            return True
        self._ended.marks.append(sum(map(len, self._streams[0])))
        if self._asking and self._lines:
            [asking] = self._asking
            self._feeds[asking] = memoryview(self._lines.pop(0))
        return False

    def _take_all(self, fd: int) -> bool:
        """@returns whether there was more than may be kept"""
        while fd in self._sinks and select.select([fd], [], [], 0)[0]:
            if self._take(fd):
                return True
        return False


def _hits(before: kernel.Counters, *, expect: bool) -> list[str]:
    """Limits of the container that were reached meanwhile, by the kernel's own count."""
    if expect:
        kernel.reason_since(before)  # gives the kernel a moment to publish
    now = kernel.read_counters()
    names = (('processes', 'pids_hits'), ('memory', 'oom_kills'))
    return [name for name, counter in names if now[counter] > before[counter]]
