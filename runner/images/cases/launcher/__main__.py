"""Starts the launcher: connects to the grader, then runs one program at a time until the grader hangs up."""

import gc
import os
import signal
import sys

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from launcher.connect import connect  # noqa: E402
from launcher.launching import Launcher  # noqa: E402
from launcher.waiter import Waiter  # noqa: E402


def main() -> None:
    os.umask(0o022)
    # A program that ends every process it may also ends this one: the grader sees it gone. Less than that does nothing.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE):
        signal.signal(number, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    # Connected first: the waiter takes the processor for a while, and nobody waits for it.
    sock = connect('invigil-cases')
    Launcher(sock, Waiter(sys.argv[1:])).serve()


main()
