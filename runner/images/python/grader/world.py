"""The grader's end of the bridge: the stand-ins it holds, and what it asks through them."""

import inspect
from typing import Any

from bridge.conversation import Conversation
from bridge.errors import PeerGone, ProtocolError
from bridge.wire import Wire

from .builder import Builder
from .callables import signature_from
from .deriving import derive
from .exporting import Exporter
from .gate import PREDICATES
from .run_state import RunState, SubjectLost
from .service import serve
from .standins import CORE



class GraderWorld:
    def __init__(self, wire: Wire, state: RunState) -> None:
        self.state = state
        self.conversation = Conversation(wire, self, parity=0)
        self.builder = Builder(self)
        self._exporter = Exporter(self)
        self.trusts_equality = False
        self._named: set[int] = set()
        self._star_names: set[str] = set()

    # -- what the stand-ins ask

    def request(self, op: str, *arguments: object) -> Any:
        self.state.check()
        try:
            return self.conversation.request(op, *arguments)
        except PeerGone:
            self.state.subject_left()
            raise SubjectLost(self.state.why) from None
        except ProtocolError as error:
            self.state.stop('protocol', str(error))
            self.conversation.wire.hang_up()
            raise SubjectLost('protocol') from error

    def call(self, target: object, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        return self.request('call', target, args, tuple(kwargs.items()))

    def get(self, target: Any, name: str) -> Any:
        found = self.request('getattr', target, name)
        if isinstance(found, type):
            self._name(found)
        return found

    def get_of_instance(self, target: Any, name: str) -> Any:
        if name in PREDICATES and not self.is_named(type(target)) and not self.trusts_equality:
            raise AttributeError(
                f'{name!r} of an object whose class {type(target).__name__!r} the tests do not name'
            )
        return self.request('getattr', target, name)

    def get_of_module(self, module: Any, name: str) -> Any:
        if name == '__all__':
            self._star_names = set(self.request('names', module))
            return sorted(self._star_names)
        if name in self._star_names:
            # `from student_code import *` names everything, so it names nothing.
            self._star_names.discard(name)
            return self.request('getattr', module, name)
        return self.get(module, name)

    def signature(self, target: object) -> inspect.Signature:
        try:
            return signature_from(self.request('signature', target))
        except (TypeError, ValueError):
            raise AttributeError('__signature__') from None

    def subclass(self, meta: Any, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
        return derive(self, meta, name, bases, body)

    def core(self, target: Any) -> Any:
        """The built-in value inside an object whose class derives from a built-in type, else None."""
        for kind in type(target).__mro__:
            if CORE in vars(kind):
                return self.request('core', target, vars(kind)[CORE])
        return None

    # -- which classes the tests name

    def _name(self, cls: type) -> None:
        self._named.add(id(cls))

    def is_named(self, cls: type) -> bool:
        return any(id(kind) in self._named for kind in cls.__mro__)

    def note_equality(self) -> None:
        self.state.student_equalities += 1

    def source_path(self, file: str) -> str:
        return self.state.source_path if file.endswith(self.state.entry) else file

    def gave(self, target: object) -> bool:
        """Whether `target` is an object of the tests that the subject holds a stand-in for."""
        return self._exporter.gave(target)

    # -- Side

    def export(self, encoder: Any, value: object, depth: int) -> None:
        self._exporter.export(encoder, value, depth)

    def adopt(self, decoder: Any, depth: int) -> object:
        return self.builder.adopt(decoder, depth)

    def adopt_exception(self, decoder: Any, depth: int) -> object:
        return self.builder.adopt_exception(decoder, depth)

    def adopt_member(self, kind: Any, name: str) -> object:
        return self.builder.adopt_member(kind, name)

    def adopt_row(self, kind: Any, items: tuple[Any, ...]) -> object:
        return self.builder.adopt_row(kind, items)

    def home(self, number: int) -> object:
        return self._exporter.home(number)

    def serve(self, op: str, arguments: tuple[Any, ...]) -> object:
        return serve(self, op, arguments)

    def output(self, stream: str, text: str) -> None:
        self.state.student_printed(stream, text)

    def before_send(self) -> None:
        self.state.check()

    def take_releases(self) -> list[int]:
        return self.builder.take_releases()

    def released(self, number: int) -> None:
        self._exporter.release(number)


