"""The student's wall clock, kept by a thread that the tests cannot block."""

import faulthandler
import os
import threading
from collections.abc import Callable
from time import monotonic

from bridge.wire import Wire

from .run_state import RunState

# What a test gets to notice that the bridge is down before the run is ended over its head.
_GRACE_S = 0.15
_LAST_RESORT_S = 0.28


class Clock:
    def __init__(self, wire: Wire, state: RunState, end_by_force: Callable[[], None]) -> None:
        self._wire = wire
        self._state = state
        self._end_by_force = end_by_force
        self._done = threading.Event()
        state.on_stop = self._hurry
        self._deadline_s = 0.0

    def start(self, wall_s: float) -> None:
        self._deadline_s = monotonic() + wall_s
        # Should the tests sit in C code that never lets another thread run (comparing two huge
        # values), this ends the process without the last event; the runner knows the time.
        faulthandler.dump_traceback_later(wall_s + _LAST_RESORT_S, exit=True, file=open(os.devnull, 'w'))  # noqa: SIM115
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        self._done.set()
        faulthandler.cancel_dump_traceback_later()

    def _hurry(self) -> None:
        """The run is over for another reason; the tests get the grace period and no more."""
        self._deadline_s = min(self._deadline_s, monotonic())

    def _watch(self) -> None:
        while (left_s := self._deadline_s - monotonic()) > 0:
            if self._done.wait(min(left_s, 0.05)):
                return
        self._state.stop('time')
        self._wire.hang_up()
        if not self._done.wait(_GRACE_S):
            self._end_by_force()
            os._exit(0)
