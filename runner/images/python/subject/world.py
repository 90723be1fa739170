"""The subject's end of the bridge: what leaves it, and what it makes of what arrives."""

import enum
import weakref
from typing import Any

from bridge import containers, exception_parts
from bridge.conversation import Conversation
from bridge.decode import Decoder
from bridge.encode import Encoder, known_object, known_type
from bridge.errors import ProtocolError
from bridge.exact import exact
from bridge.handles import Handles
from bridge.stdlib_values import TAKE
from bridge.wire import Wire

from .describing import describe, is_named_tuple
from .remote import Remote, remote_class, remote_exception, remote_function
from .service import Service
from .stdio import Output

_IMMUTABLE = (int, float, complex, str, bytes, tuple, frozenset)
_LINK = '_invigil_number'


class SubjectWorld:
    def __init__(self, wire: Wire, work: str) -> None:
        self.conversation = Conversation(wire, self, parity=1)
        self.handles = Handles()
        self.outputs = (Output(self.conversation, 'stdout', 1), Output(self.conversation, 'stderr', 2))
        self._service = Service(self, work)
        self._remotes: weakref.WeakValueDictionary[int, Any] = weakref.WeakValueDictionary()
        self._classes: dict[int, type] = {}
        self._number_of: weakref.WeakKeyDictionary[Any, int] = weakref.WeakKeyDictionary()
        self._releases: list[int] = []
        self._described: dict[int, Any] = {}

    # -- Side

    def serve(self, op: str, arguments: tuple[Any, ...]) -> object:
        return self._service.serve(op, arguments)

    def output(self, stream: str, text: str) -> None:
        raise ProtocolError('the grader prints nothing here')

    def before_send(self) -> None:
        for output in self.outputs:
            output.release()

    def take_releases(self) -> list[int]:
        dead, self._releases = self._releases, []
        gone = [number for number in set(dead) if number not in self._remotes]
        for number in gone:
            self._described.pop(number, None)
        return gone

    def released(self, number: int) -> None:
        self.handles.release(number)

    # -- what leaves

    def export(self, encoder: Encoder, value: object, depth: int) -> None:
        number = self._foreign_number(value)
        if number is not None:
            encoder.tagged(b'h', number)
        elif isinstance(value, type) and known_type(encoder, value):
            return
        elif known_object(encoder, value):
            return
        elif isinstance(value, BaseException):
            self._export_exception(encoder, value, depth)
        elif isinstance(value, enum.Enum) and isinstance(value._name_, str):
            encoder.member(type(value), value._name_, depth)
        elif isinstance(value, tuple) and is_named_tuple(type(value)):
            encoder.row(value, depth)
        elif not self._export_plainly(encoder, value, depth):
            self._export_handle(encoder, value, depth)

    def _foreign_number(self, value: object) -> int | None:
        if isinstance(type(value), type) and issubclass(type(value), Remote):
            return object.__getattribute__(value, _LINK)
        try:
            return self._number_of.get(value)
        except TypeError:
            return None  # not hashable or not weakly referable: not one of ours

    def _export_plainly(self, encoder: Encoder, value: Any, depth: int) -> bool:
        """A subclass of a built-in type crosses as that type, unless a test named its class."""
        kind = type(value)
        if encoder.view(value, depth):
            return True
        if isinstance(value, type) or self.handles.holds(kind) or kind.__flags__ & (1 << 9) == 0:
            return False
        if is_named_tuple(kind) or hasattr(kind, '__members__'):
            return False
        for base in _IMMUTABLE:
            if issubclass(kind, base):
                encoder.value(exact(base, value), depth)
                return True
        box_kind = containers.kind_of(value)
        if box_kind is not None:
            encoder.box(value, box_kind, depth)
            return True
        for base in kind.__mro__:
            if base in TAKE:
                code, take = TAKE[base]
                encoder.out += b'x' + bytes((code,))
                encoder.run(take(value), depth)
                return True
        return False

    def _export_handle(self, encoder: Encoder, value: object, depth: int) -> None:
        number, fresh = self.handles.give(value)
        encoder.tagged(b'H', number)
        encoder.value(describe(value) if fresh else None, depth + 1)

    def _export_exception(self, encoder: Encoder, error: BaseException, depth: int) -> None:
        number = error.__dict__.get(_LINK)
        if type(number) is int:
            # One that a callback of the tests raised goes home as itself.
            encoder.tagged(b'h', number)
            return
        line = exception_parts.line_in(error, self._service.file.path)
        number, _ = self.handles.give(error)
        encoder.tagged(b'X', number)
        encoder.value(exception_parts.take(error, line, lambda cause: cause), depth + 1)

    # -- what arrives

    def adopt(self, decoder: Decoder, depth: int) -> object:
        number = decoder.number()
        description = decoder.value(depth + 1)
        if number in self._classes:
            return self._classes[number]
        known = self._remotes.get(number)
        if known is not None:
            return known
        # Our stand-in may have died since the grader last heard of it.
        if description is None:
            description = self._described.get(number)
        self._described[number] = description
        return self._make(number, description)

    def _make(self, number: int, description: Any) -> object:
        made: Any
        match description:
            case ('object', kind):
                made = object.__new__(kind)
                object.__setattr__(made, _LINK, number)
                weakref.finalize(made, self._releases.append, number)
            case ('function', name, doc, is_async):
                made = remote_function(self.conversation, name, doc, is_async)
                self._number_of[made] = number
                weakref.finalize(made, self._releases.append, number)
            case ('class', name, dunders):
                made = self._classes[number] = remote_class(self.conversation, name, dunders)
                self._number_of[made] = number
                return made
            case ('exception', name, bases):
                made = self._classes[number] = remote_exception(name, bases)
                self._number_of[made] = number
                return made
            case _:
                raise ProtocolError('an object that is not described')
        self._remotes[number] = made
        return made

    def adopt_member(self, kind: Any, name: str) -> object:
        return kind.__members__[name]

    def adopt_row(self, kind: Any, items: tuple[Any, ...]) -> object:
        return tuple.__new__(kind, items)

    def home(self, number: int) -> object:
        return self.handles.object_of(number)

    def adopt_exception(self, decoder: Decoder, depth: int) -> object:
        number = decoder.number()
        kind, arguments, cause, suppress, _, notes = decoder.value(depth + 1)
        try:
            error = kind(*arguments)
        except Exception:
            error = kind.__new__(kind)
            error.args = arguments
        error.__cause__ = cause
        error.__suppress_context__ = suppress
        for note in notes:
            error.add_note(note)
        if number:
            error._invigil_number = number
        return error
