"""What is known of the run so far: the clock, the student's output, and why it stopped."""

import sys
from collections.abc import Callable
from time import monotonic
from typing import Any

from . import kernel


class SubjectLost(BaseException):
    """The subject is gone, or its time is up. Not an Exception: a test must not swallow it."""


class RunState:
    def __init__(self) -> None:
        self.entry = 'student_code.py'
        self.source_path = ''
        self.outcome_of_load: dict[str, Any] | None = None
        # Why the conversation ended; null while it goes on.
        self.why: str | None = None
        self.detail: str | None = None
        self.student_equalities = 0
        self.in_hidden_tests = False
        self.not_crossable: list[str] = []
        self.counters = kernel.read_counters()
        self._output_max = 64 * 1024
        self._output_chars = 0
        self._printed: list[str] = []
        self._started_s: float | None = None
        self._wall_s = 5.0
        self.on_start: Callable[[float], None] = lambda _seconds: None
        self.on_stop: Callable[[], None] = lambda: None

    def limit(self, wall_ms: int, output_bytes: int) -> None:
        self._wall_s = wall_ms / 1000
        self._output_max = output_bytes

    def student_starts(self) -> None:
        """The student's clock runs from here; what came before was ours."""
        if self._started_s is None:
            self._started_s = monotonic()
            self.on_start(self._wall_s)

    def wall_ms(self) -> int:
        return 0 if self._started_s is None else round((monotonic() - self._started_s) * 1000)

    def stop(self, why: str, detail: str | None = None) -> None:
        if self.why is None:
            self.why = why
            self.detail = detail
            self.on_stop()

    def check(self) -> None:
        if self.why is not None:
            raise SubjectLost(self.why)

    def subject_left(self) -> None:
        """The socket closed. The kernel's counters say why, never the subject."""
        self.stop(kernel.reason_since(self.counters) or 'exit')

    def student_printed(self, stream: str, text: str) -> None:
        self._output_chars += len(text)
        if self._output_chars > self._output_max:
            self.stop('output')
            raise SubjectLost('output')
        self._printed.append(text)
        target = sys.stderr if stream == 'stderr' else sys.stdout
        target.write(text)

    def echoed(self, text: str) -> None:
        """Text of the student's that reaches stdout without passing through `student_printed`."""
        if self._output_chars + len(text) <= self._output_max:
            self._output_chars += len(text)
            self._printed.append(text)

    def take_printed(self) -> str:
        text, self._printed = ''.join(self._printed), []
        return text

    def note_load(self, error: BaseException | None) -> None:
        """The file counts as loaded when it ran through once, whatever later runs of it did.

        Students are told why it did not, so what a hidden test's input led to is no reason.
        """
        if error is None:
            self.outcome_of_load = {'ok': True}
        elif self.outcome_of_load is None and not self.in_hidden_tests and not isinstance(error, SubjectLost):
            self.outcome_of_load = describe_failed_load(error)


def describe_failed_load(error: BaseException) -> dict[str, Any]:
    told: dict[str, Any] = {'ok': False, 'exceptionType': type(error).__name__[:100], 'message': short_text(error, 500)}
    if isinstance(error, SyntaxError):
        place = (error.lineno, error.offset, error.text)
        numbers = [value if type(value) is int and value > 0 else None for value in place[:2]]
        text = place[2][:300] if type(place[2]) is str else None
        message = error.msg[:500] if type(error.msg) is str else told['message']
        return {**told, 'kind': 'syntax', 'message': message, 'line': numbers[0], 'column': numbers[1], 'text': text}
    line = getattr(error, '_invigil_line', 0)
    return {**told, 'kind': 'exception', 'line': line or None, 'column': None, 'text': None}


def short_text(error: BaseException, max_chars: int) -> str:
    """The message of an exception; its `__str__` may be the student's, and may fail."""
    try:
        text = str(error)
    except Exception as failure:
        text = f'<__str__ raised {type(failure).__name__}>'
    return text[:max_chars]
