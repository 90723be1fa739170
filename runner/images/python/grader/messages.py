"""Words and facts about an exception that ended a test."""

from bridge.errors import CannotCross

from .run_state import SubjectLost, short_text
from .standins import LINE

_MESSAGE_CHARS = 2_000
_MESSAGE_LINES = 12
_CHAIN = 8


def short_message(error: BaseException) -> str:
    try:
        text = short_text(error, _MESSAGE_CHARS)
    except SubjectLost:
        text = '<the message stayed with the program, which has ended>'
    text = '\n'.join(text.splitlines()[:_MESSAGE_LINES])
    if isinstance(error, SubjectLost):
        return _STOPPED.get(str(error), 'stopped: the program ended by itself')
    if isinstance(error, AssertionError) and text:
        return text
    name = type(error).__name__[:100]
    return f'{name}: {text}' if text else name


_STOPPED = {
    'time': 'stopped: the time limit was reached',
    'memory': 'stopped: the memory limit was reached',
    'output': 'stopped: too much was printed',
    'processes': 'stopped: too many processes or threads',
    'disk': 'stopped: the disk space was used up',
    'protocol': 'stopped: the program interfered with the bridge to the tests',
}


def cause_of(error: BaseException) -> str:
    if isinstance(error, SubjectLost):
        return 'limit'
    if isinstance(error, CannotCross):
        return 'bridge'
    return 'assertion' if isinstance(error, AssertionError) or type(error).__name__ == 'Failed' else 'exception'


def line_of(error: BaseException) -> int | None:
    """Where the student's file raised it, or raised what led to it."""
    at: BaseException | None = error
    for _ in range(_CHAIN):
        if at is None:
            return None
        line = getattr(at, LINE, 0)
        if type(line) is int and line > 0:
            return line
        at = at.__cause__ or at.__context__
    return None
