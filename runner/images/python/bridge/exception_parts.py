"""An exception as plain parts: what crosses of it, in the order of the wire.

(class, arguments, cause, suppresses context, line in the student's file or 0, notes)
"""

from collections.abc import Callable

from .limits import CAUSES, DOC_CHARS

Parts = tuple[object, ...]


def line_in(error: BaseException, path: str) -> int:
    """The deepest line of `path` on the way to where `error` was raised; 0 when none is."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _arguments(error: BaseException) -> tuple[object, ...]:
    """What the constructor took; `args` alone loses a file's name, and a group's members are a list."""
    if isinstance(error, BaseExceptionGroup):
        return (error.message, tuple(error.exceptions))
    if isinstance(error, OSError) and len(error.args) == 2 and isinstance(error.filename, (str, bytes)):
        return (*error.args, error.filename)
    return error.args


def take(error: BaseException, line: int, cause_of: Callable[[BaseException], object]) -> Parts:
    cause = error.__cause__
    deep = 0
    probe = cause
    while probe is not None and deep < CAUSES:
        probe, deep = probe.__cause__, deep + 1
    notes = getattr(error, '__notes__', None)
    texts = tuple(str(note)[:DOC_CHARS] for note in notes[:20]) if isinstance(notes, list) else ()
    kept = cause_of(cause) if cause is not None and deep < CAUSES else None
    return (type(error), _arguments(error), kept, bool(error.__suppress_context__), line, texts)
