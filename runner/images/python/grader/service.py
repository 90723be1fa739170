"""What the subject may ask of the grader. A narrow list, for the one who asks is hostile."""

import asyncio
import builtins
import inspect
import sys
from collections.abc import Callable
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, MethodType, ModuleType, TracebackType
from typing import TYPE_CHECKING, Any

from bridge.dunders import FORWARDED
from bridge.errors import ProtocolError

if TYPE_CHECKING:
    from .world import GraderWorld

# An attribute of a test's object never leads to one of these: from them all of the tests can
# be reached.
_CLOSED = (ModuleType, FrameType, CodeType, TracebackType, type)
_FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType)


def serve(world: 'GraderWorld', op: str, arguments: tuple[Any, ...]) -> object:
    match op, arguments:
        case 'input', (*prompt,):
            return _input(world, prompt)
        case 'stdin', (('read' | 'readline') as name, int(size)):
            return getattr(sys.stdin, name)(size) if size >= 0 else getattr(sys.stdin, name)()
        case 'call', (target, tuple(args), tuple(pairs)):
            return _own(world, target)(*args, **_keywords(pairs))
        case 'call-async', (target, tuple(args), tuple(pairs)):
            return _run_to_end(_own(world, target)(*args, **_keywords(pairs)))
        case 'dunder', (target, str(name), tuple(args)) if name in FORWARDED:
            return _dunder(_own(world, target), name, args)
        case 'getattr', (target, str(name)):
            return _attribute(_own(world, target), name)
        case 'setattr', (target, str(name), value):
            setattr(_changeable(_own(world, target), name), name, value)
            return None
        case 'delattr', (target, str(name)):
            delattr(_changeable(_own(world, target), name), name)
            return None
    raise ProtocolError('an operation that the grader does not have')


def _own(world: 'GraderWorld', target: Any) -> Any:
    """Only an object that the tests gave away, by identity.

    Not a type that crosses by name: `type(name, bases, body)` would build an object in here that
    says yes to every comparison.
    """
    if not world.gave(target):
        raise ProtocolError('an operation on something that the tests did not give')
    return target


def _keywords(pairs: tuple[Any, ...]) -> dict[str, Any]:
    if not all(type(pair) is tuple and len(pair) == 2 and type(pair[0]) is str for pair in pairs):
        raise ProtocolError('keyword arguments that are not pairs')
    return dict(pairs)


def _open(target: Any, name: str) -> Any:
    if name.startswith('_') or isinstance(target, (*_FUNCTIONS, *_CLOSED)) or _is_record(target, name):
        raise AttributeError(f'{type(target).__name__!r} object of the tests: no attribute {name!r} for the student')
    return target


def _is_record(target: Any, name: str) -> bool:
    """Whether it is a mock's own word on how it was called: `called`, `call_args`, `assert_called_once` …"""
    mock = sys.modules.get('unittest.mock')
    return mock is not None and isinstance(target, mock.NonCallableMock) and hasattr(mock.AsyncMock, name)


def _changeable(target: Any, name: str) -> Any:
    """What a test's object holds may be changed, as in one process; what it does is the test's to ask."""
    if callable(inspect.getattr_static(type(target), name, None)):
        raise AttributeError(f'{name!r} is a method of an object of the tests: not for the student to replace')
    return _open(target, name)


def _attribute(target: Any, name: str) -> object:
    value = getattr(_open(target, name), name)
    if isinstance(value, _CLOSED) and not (isinstance(value, type) and value.__module__ == 'builtins'):
        raise AttributeError(f'{name!r} of the tests is not for the student')
    return value


_OPERATORS: dict[str, Callable[..., Any]] = {
    '__iter__': iter, '__next__': next, '__len__': len, '__bool__': bool, '__repr__': repr, '__str__': str,
    '__hash__': hash, '__reversed__': reversed, '__format__': format,
}  # fmt: skip


def _dunder(target: Any, name: str, args: tuple[Any, ...]) -> object:
    if isinstance(target, type):
        raise ProtocolError('a special method of a class of the tests')
    operator = _OPERATORS.get(name)
    return operator(target, *args) if operator else getattr(type(target), name)(target, *args)


def _input(world: 'GraderWorld', prompt: list[Any]) -> object:
    for part in prompt[:1]:
        # Python's own input() writes the prompt to sys.stdout, past our record of it.
        if isinstance(builtins.input, BuiltinFunctionType):
            world.state.echoed(str(part))
    answer = builtins.input(*prompt)
    return answer


def _run_to_end(awaitable: Any) -> object:
    """Runs an async callback of the tests, which must not wait for anything but `sleep(0)`."""
    if not inspect.isawaitable(awaitable):
        return awaitable
    steps = awaitable.__await__()
    while True:
        try:
            waits_for = next(steps)
        except StopIteration as end:
            return end.value
        if isinstance(waits_for, asyncio.Future):
            raise TypeError('an async callback of the tests cannot wait while the student runs')
