"""A compiler that is started before there is anything to compile. It serves one submission, and runs nothing of it."""

import os
import signal

# What it ends with when it could not do what it was asked.
NOT_DONE = 97
# The pipes that come with an order are the grader's, and cannot be opened by name: what is printed takes this way.
_PRINTED = ('/work/printed', '/work/complained')
_PRINTED_BYTES = 64 * 1024


class Waiter:
    def __init__(self, argv: list[str]) -> None:
        self._pid = 0
        if not argv:
            return
        orders, self._orders = os.pipe()
        self._ready, ready = os.pipe()
        os.set_blocking(self._ready, False)
        self._pid = os.fork()
        if self._pid == 0:
            _become(argv, orders, ready)
        os.close(orders)
        os.close(ready)

    def take(self, arguments: list[str]) -> int:
        """Its process id, if it is ready; from then on it is the program that runs. 0 if it is not."""
        if self._pid == 0 or not self._is_ready():
            return 0
        lines = [*_PRINTED, str(len(arguments)), *arguments]
        try:
            os.write(self._orders, '\n'.join([*lines, '']).encode())
        except OSError:
            return 0
        pid, self._pid = self._pid, 0
        return pid

    def hand_on(self, fds: list[int]) -> None:
        """What it printed, once it has ended, to where the program's output goes."""
        for name, fd in zip(_PRINTED, fds, strict=True):
            try:
                with open(name, 'rb') as printed:
                    os.write(fd, printed.read(_PRINTED_BYTES))
            except OSError:
                pass  # it was ended before it had opened its files, or the grader has heard enough

    def dismiss(self) -> None:
        if self._pid:
            try:
                os.kill(self._pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            self._pid = 0

    def _is_ready(self) -> bool:
        try:
            return os.read(self._ready, 1) == b'.'
        except BlockingIOError:
            return False


def _become(argv: list[str], orders: int, ready: int) -> None:
    try:
        prefer_for_oom()
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for fd, place in ((orders, 0), (ready, 1), (nothing, 2)):
            os.dup2(fd, place)
        os.execv(argv[0], argv)
    except OSError:
        pass
    os._exit(NOT_DONE)


def prefer_for_oom() -> None:
    """The kernel shall end the program first when memory runs out; raising one's own score needs no privilege."""
    try:
        with open('/proc/self/oom_score_adj', 'w', encoding='ascii') as score:
            score.write('1000')
    except OSError:
        pass  # where /proc forbids it, nothing is lost but the order
