"""Runs a program, tells how it ended, and leaves nothing of it behind: no process, no file."""

import json
import os
import select
import shutil
import signal
import socket
from base64 import b64decode
from struct import Struct
from typing import Any

from .waiter import NOT_DONE, Waiter, prefer_for_oom

_LENGTH = Struct('<I')
_WORK = '/work'
# Holds the program from its compilation on; all else goes before each run.
_PROGRAM = 'program'
# Where each descriptor that comes with an order goes: the three streams, a question and its answer.
_PLACES = (0, 1, 2, 3, 4)
_HANDED_OVER = 5


class Launcher:
    def __init__(self, sock: socket.socket, waiter: Waiter) -> None:
        self._sock = sock
        self._waiter = waiter
        self._lent: list[int] = []
        self._order: dict[str, Any] = {}
        self._buffer = b''
        self._fds: list[int] = []
        self._child = 0
        self._wakeup, self._waker = os.pipe()
        for fd in (self._wakeup, self._waker):
            os.set_blocking(fd, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)

    def serve(self) -> None:
        while True:
            readable, _, _ = select.select([self._sock, self._wakeup], [], [])
            if self._wakeup in readable:
                os.read(self._wakeup, 4096)
                self._reap()
            if self._sock in readable and not self._hear():
                kill_all()
                return

    def _hear(self) -> bool:
        """False when the grader hung up."""
        data, fds, _, _ = socket.recv_fds(self._sock, 1 << 20, _HANDED_OVER)
        self._fds += fds
        self._buffer += data
        if not data:
            return False
        while len(self._buffer) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._buffer)
            end = _LENGTH.size + length
            if len(self._buffer) < end:
                break
            order = json.loads(self._buffer[_LENGTH.size : end])
            self._buffer = self._buffer[end:]
            self._obey(order)
        return True

    def _obey(self, order: dict[str, Any]) -> None:
        if order['op'] == 'kill':
            kill_all()
            return
        self._lent, self._fds = self._fds, []
        self._order = order
        place(order['folder'], order['files'])
        waiting = order.get('waiting')
        taken = 0 if waiting is None else self._waiter.take(waiting)
        if taken:
            self._child = taken
        else:
            self._waiter.dismiss()
            self._start()

    def _start(self) -> None:
        order = self._order
        self._child = start(order['argv'], order['env'], os.path.join(_WORK, order['folder']), self._lent)
        self._close_lent()

    def _close_lent(self) -> None:
        for fd in self._lent:
            os.close(fd)
        self._lent = []

    def _reap(self) -> None:
        """Tells of the program itself; whatever else it left behind is ended first, and takes the pipes along."""
        status = None
        used = None
        while True:
            try:
                pid, raw, spent = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if pid == 0:
                break
            if pid == self._child:
                status = os.waitstatus_to_exitcode(raw)
                used = spent
        if status is None or used is None:
            return
        if self._lent and status == NOT_DONE:
            self._start()
            return
        if self._lent:
            self._waiter.hand_on(self._lent[1:3])
            self._close_lent()
        self._child = 0
        kill_all()
        measures = {'cpuMs': round((used.ru_utime + used.ru_stime) * 1000), 'memoryBytes': used.ru_maxrss * 1024}
        self._sock.sendall(json.dumps({'status': status, **measures}).encode('ascii') + b'\n')


def place(name: str, files: list[dict[str, str]]) -> None:
    """Makes a folder that holds these files and nothing else."""
    folder = os.path.join(_WORK, name)
    for entry in os.scandir(_WORK):
        if entry.name == _PROGRAM and name != _PROGRAM:
            continue
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        else:
            os.unlink(entry.path)
    os.makedirs(folder, exist_ok=True)
    for file in files:
        with open(os.path.join(folder, file['name']), 'wb') as written:
            written.write(b64decode(file['base64']))


def start(argv: list[str], env: list[str], folder: str, fds: list[int]) -> int:
    """The process id of the program."""
    pid = os.fork()
    if pid != 0:
        return pid
    try:
        signal.set_wakeup_fd(-1)
        os.setsid()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        prefer_for_oom()
        os.chdir(folder)
        spare = [os.dup2(fd, 100 + place, inheritable=False) for place, fd in zip(_PLACES, fds, strict=True)]
        for place, fd in zip(_PLACES, spare, strict=True):
            os.dup2(fd, place)
        os.closerange(_PLACES[-1] + 1, 100)
        os.execve(argv[0], argv, {**os.environ, **dict(pair.split('=', 1) for pair in env)})
    except BaseException as error:
        os.write(2, f'the program could not be started: {error}\n'.encode())
    os._exit(127)


def kill_all() -> None:
    """Every process of this user but this one, which the kernel does in one go."""
    try:
        os.kill(-1, signal.SIGKILL)
    except ProcessLookupError:
        pass  # there was none
