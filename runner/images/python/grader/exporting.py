"""What leaves the grader. The subject learns of a test's object no more than it must."""

import enum
import inspect
from collections import deque
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any

from bridge import containers, exception_parts
from bridge.dunders import FORWARDED
from bridge.encode import Encoder, known_object, known_type
from bridge.errors import CannotCross, ProtocolError
from bridge.exact import exact
from bridge.handles import Handles

from .drivers import Home
from .standins import CLASS_NUMBER

if TYPE_CHECKING:
    from .world import GraderWorld

# Exceptions of callbacks that the student may still raise again as themselves.
_RAISED_MAX = 64
_IMMUTABLE = (int, float, complex, str, bytes, tuple, frozenset)
_DUNDERS_NOT_TOLD = frozenset(('__dir__', '__sizeof__', '__get__', '__set__', '__delete__'))


class Exporter:
    def __init__(self, world: 'GraderWorld') -> None:
        self._world = world
        self._handles = Handles()
        self._classes: dict[type, _Class] = {}
        self._raised: deque[int] = deque()

    def home(self, number: int) -> object:
        try:
            return self._handles.object_of(number)
        except KeyError:
            raise ProtocolError('an object of the tests that was never given') from None

    def gave(self, target: object) -> bool:
        return self._handles.holds(target)

    def release(self, number: int) -> None:
        self._handles.release(number)

    def export(self, encoder: Encoder, value: Any, depth: int) -> None:
        kind = type(value)
        if known_object(encoder, value):
            return
        if kind is Home:
            encoder.tagged(b'h', value.number)
            return
        number = self._world.builder.number_of(value)
        if number is None and CLASS_NUMBER in vars(kind):
            # Enums and named tuples of the student's: the class is known there.
            encoder.member(kind, value._name_, depth) if isinstance(value, enum.Enum) else encoder.row(value, depth)
            return
        if number is not None:
            encoder.tagged(b'h', number)
        elif isinstance(value, type):
            self._export_class(encoder, value, depth)
        elif isinstance(value, BaseException):
            self._export_exception(encoder, value, depth)
        elif not self._export_plainly(encoder, value, depth):
            self._export_handle(encoder, value, self._describe(value), depth)

    def _describe(self, value: Any) -> object:
        if isinstance(value, _Class):
            return ('class', value.kind.__name__, _dunders(value.kind))
        if isinstance(value, (FunctionType, MethodType, BuiltinFunctionType)):
            return ('function', value.__name__, value.__doc__, inspect.iscoroutinefunction(value))
        if isinstance(value, ModuleType):
            raise CannotCross('a module of the tests cannot be given to the student')
        kind = type(value)
        return ('object', self._classes.setdefault(kind, _Class(kind)))

    def _export_plainly(self, encoder: Encoder, value: Any, depth: int) -> bool:
        kind = type(value)
        if encoder.view(value, depth):
            return True
        for base in _IMMUTABLE:
            if isinstance(value, base) and not hasattr(kind, '_mock_methods'):
                encoder.value(exact(base, value), depth)
                return True
        box = containers.kind_of(value)
        if box is not None:
            encoder.box(value, box, depth)
            return True
        return False

    def _export_class(self, encoder: Encoder, value: type, depth: int) -> None:
        if known_type(encoder, value):
            return
        if issubclass(value, BaseException):
            bases = tuple(base for base in value.__bases__ if issubclass(base, BaseException))
            self._export_handle(encoder, value, ('exception', value.__name__, bases), depth)
        else:
            # To the student's code a class of the tests is something to call.
            self._export_handle(encoder, value, ('function', value.__name__, None, False), depth)

    def _export_handle(self, encoder: Encoder, value: object, description: object, depth: int) -> None:
        number, fresh = self._handles.give(value)
        encoder.tagged(b'H', number)
        encoder.value(description if fresh else None, depth + 1)

    def _export_exception(self, encoder: Encoder, error: BaseException, depth: int) -> None:
        number, _ = self._handles.give(error)
        if not self._raised or self._raised[-1] != number:
            if len(self._raised) == _RAISED_MAX:
                self._handles.release(self._raised.popleft())
            self._raised.append(number)
        encoder.tagged(b'X', number)
        encoder.value(exception_parts.take(error, 0, lambda cause: cause), depth + 1)


class _Class:
    """Wraps the class of an instance, so that it crosses as a class and not as a constructor."""

    __slots__ = ('kind',)

    def __init__(self, kind: type) -> None:
        self.kind = kind


def _dunders(kind: type) -> tuple[str, ...]:
    own = [name for name in FORWARDED - _DUNDERS_NOT_TOLD if name not in vars(object) and hasattr(kind, name)]
    told = ('__eq__', '__hash__', '__repr__', '__str__', '__lt__', '__le__', '__gt__', '__ge__', '__ne__', '__format__')
    own += [name for name in told if getattr(kind, name, None) is not getattr(object, name)]
    return tuple(dict.fromkeys(name for name in own if getattr(kind, name) is not None))
