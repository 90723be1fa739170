"""Calls the student's code as it is asked to, within the student's process, and tells what came of it."""

import contextlib
import importlib.util
import os
import sys
import traceback
from collections.abc import Iterator
from typing import Any

sys.path[0] = os.path.dirname(os.path.abspath(__file__))

from tokens import Writer, escape, read_value, unescape  # noqa: E402

_REQUESTS = 3
_ANSWERS = 4


class Missing(Exception):
    """The student's file has no such name."""


class Calls:
    def __init__(self) -> None:
        self._file: Any = None
        self._made: Any = None

    def do(self, op: str, name: str, args: list[Any]) -> object:
        match op:
            case 'load':
                self._file = _load(name)
                return None
            case 'function':
                return _named(self._file, name)(*args)
            case 'new':
                self._made = _named(self._file, name)(*args)
                return None
            case 'call':
                return _named(self._made, name)(*args)
            case _:
                return _named(self._made, name)


def _named(holder: Any, name: str) -> Any:
    try:
        return getattr(holder, name)
    except AttributeError as error:
        if error.name == name and error.obj is holder:
            raise Missing(name) from error
        raise


def _load(entry: str) -> Any:
    """As a module, not as the program: what stands under `if __name__ == '__main__'` is not run."""
    name = entry.removesuffix('.py')
    folder = '/work/program'
    sys.path[0] = folder
    spec = importlib.util.spec_from_file_location(name, f'{folder}/{entry}')
    if spec is None or spec.loader is None:
        raise Missing(entry)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def answer(calls: Calls, line: str) -> str:
    words = iter(line.split())
    op, name, wants_args = next(words), unescape(next(words)), next(words) == '+'
    args = read_value(words)
    writer = Writer()
    try:
        value = calls.do(op, name, args)
        writer.words.append('value')
        writer.write(value)
    except Missing:
        return 'missing'
    except BaseException as error:  # noqa: BLE001: whatever it is, it is the answer
        writer = Writer()
        writer.words += ['raised', *_told(error)]
    if wants_args:
        writer.write(args)
    else:
        writer.write(None)
    return ' '.join(writer.words)


def _told(error: BaseException) -> Iterator[str]:
    names = [kind.__name__ for kind in type(error).__mro__ if kind is not object]
    yield str(len(names))
    yield from map(escape, names)
    try:
        # Without the two frames of this file.
        inner = error.__traceback__ and error.__traceback__.tb_next and error.__traceback__.tb_next.tb_next
        trace = ''.join(traceback.format_exception(type(error), error, inner)[-40:])
    except Exception:  # noqa: BLE001: a student's own __str__
        trace = type(error).__name__
    yield escape(trace[-8000:]) or '-'


def serve() -> None:
    calls = Calls()
    with open(_REQUESTS, encoding='ascii') as requests:
        for line in requests:
            told = answer(calls, line)
            # What was printed goes before the answer.
            for stream in (sys.stdout, sys.stderr):
                # It may be closed, or one of the student's own.
                with contextlib.suppress(Exception):
                    stream.flush()
            view = memoryview(told.encode('ascii') + b'\n')
            while view:
                view = view[os.write(_ANSWERS, view) :]


sys.set_int_max_str_digits(0)
serve()
# Neither handlers at the end nor threads that are left have a say any more.
os._exit(0)
