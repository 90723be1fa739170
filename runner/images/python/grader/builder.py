"""Builds stand-ins from the subject's descriptions. Every description is hostile input."""

import enum
import weakref
from typing import TYPE_CHECKING, Any

from bridge.decode import Decoder
from bridge.errors import ProtocolError
from bridge.known_types import NAME_OF
from bridge.limits import CLASS_NAMES, CLASSES, HANDLES, NAME_CHARS

from .callables import RemoteFunction, RemoteModule, module_dict
from .drivers import drive_awaitable, drive_generator
from .replica_classes import enum_class, row_class
from .standins import CLASS_NUMBER, CORES, LINE, NUMBER, StandIn, StandInMeta, StandInObject, class_body, meta_with

if TYPE_CHECKING:
    from .world import GraderWorld


_BARE_MAX = 100


class Builder:
    def __init__(self, world: 'GraderWorld') -> None:
        self._world = world
        # What the subject said of a number, kept until the subject is told to forget it.
        self._described: dict[int, Any] = {}
        self._alive: weakref.WeakValueDictionary[int, Any] = weakref.WeakValueDictionary()
        # Classes and modules live as long as the run.
        self._kept: dict[int, Any] = {}
        # Classes for iterators and the like, by name.
        self._bare: dict[str, Any] = {}
        self._dead: set[int] = set()
        # Stand-ins that cannot carry their number themselves: generators, coroutines.
        self._number_of: weakref.WeakKeyDictionary[Any, int] = weakref.WeakKeyDictionary()

    def take_releases(self) -> list[int]:
        dead, self._dead = self._dead, set()
        gone = [number for number in dead if number not in self._alive]
        for number in gone:
            self._described.pop(number, None)
        return gone

    def number_of(self, value: Any) -> int | None:
        """The number of a stand-in; None for anything else."""
        kind = type(value)
        if kind is RemoteFunction or kind is RemoteModule or issubclass(kind, StandIn):
            return _number(value)
        if isinstance(value, type):
            return vars(value).get(CLASS_NUMBER)
        try:
            return self._number_of.get(value)
        except TypeError:
            return None

    def adopt(self, decoder: Decoder, depth: int) -> object:
        number = decoder.number()
        description = decoder.value(depth + 1)
        if description is None:
            if number in self._kept:
                return self._kept[number]
            made = self._alive.get(number)
            if made is not None:
                return made
            description = self._described.get(number)
        elif number in self._described:
            raise ProtocolError('an object described twice')
        if type(description) is not tuple or not description or len(self._described) > HANDLES:
            raise ProtocolError('an object that is not described, or one too many')
        made = self._make(number, description)
        self._described[number] = description
        return made

    def _make(self, number: int, description: tuple[Any, ...]) -> object:
        world = self._world
        made: Any
        match description:
            case ('object', StandInMeta() as kind) if not issubclass(kind, BaseException):
                made = object.__new__(kind)
                object.__setattr__(made, NUMBER, number)
            case ('bare', str(name), tuple(names)):
                made = object.__new__(self._bare_class(_short(name), names))
                object.__setattr__(made, NUMBER, number)
            case ('function', str(name), str(qualified), str(module), str() | None as doc, int(line)):
                made = RemoteFunction(world, number, (_short(name), _short(qualified), module, doc, line))
            case ('module', str(name), str() | None as doc):
                return self._keep(number, RemoteModule(world, number, _short(name), doc))
            case ('generator', str(name)):
                made = drive_generator(world, number, _short(name))
                self._number_of[made] = number
            case ('awaitable', str(name)):
                made = drive_awaitable(world, number, _short(name))
                self._number_of[made] = number
            case ('class', *_) | ('enum', *_) | ('rows', *_):
                return self._keep(number, self._make_class(number, description))
            case _:
                raise ProtocolError('an object described in an unknown way')
        self._alive[number] = made
        weakref.finalize(made, self._dead.add, number).atexit = False
        return made

    def replace_class(self, number: int, made: type) -> None:
        self._kept[number] = made

    def rename(self, loaded: RemoteModule, module: RemoteModule) -> None:
        """Lets `module`, which the import system made, stand for what was loaded."""
        number = _number(loaded)
        module_dict(module)[NUMBER] = number
        self._kept[number] = module

    def _bare_class(self, name: str, names: tuple[Any, ...]) -> Any:
        if name not in self._bare:
            if len(self._bare) > _BARE_MAX:
                raise ProtocolError('too many classes')
            self._bare[name] = self._stand_in(0, (name, name, 'builtins', None), (), names, True, ())
        return self._bare[name]

    def _keep(self, number: int, made: Any) -> Any:
        if len(self._kept) > CLASSES:
            raise ProtocolError('too many classes')
        self._kept[number] = made
        return made

    def _make_class(self, number: int, description: tuple[Any, ...]) -> type:
        try:
            match description:
                case ('class', str(name), str(qualified), str(module), str() | None as doc,
                      tuple(bases), tuple(names), bool(hashable), tuple(dunders)):  # fmt: skip
                    return self._stand_in(number, (name, qualified, module, doc), bases, names, hashable, dunders)
                case ('enum', str(name), str(qualified), str(module), str() | None as doc,
                      tuple(bases), tuple(members), tuple(names)):  # fmt: skip
                    return enum_class(self._world, number, (name, qualified, module, doc), bases, members, names)
                case ('rows', str(name), str(qualified), str(module), str() | None as doc,
                      tuple(fields), tuple(defaults), tuple(names)):  # fmt: skip
                    return row_class(self._world, number, (name, qualified, module, doc), fields, defaults, names)
        except (TypeError, ValueError) as error:
            raise ProtocolError(f'a class that cannot be: {error}') from None
        raise ProtocolError('a class described in an unknown way')

    def _stand_in(
        self, number: int, head: tuple[Any, ...], bases: tuple[Any, ...], names: tuple[Any, ...],
        hashable: bool, dunders: tuple[Any, ...],
    ) -> type:  # fmt: skip
        name, qualified, module, doc = head
        if len(names) > CLASS_NAMES or not all(type(each) is str for each in (*names, *dunders)):
            raise ProtocolError('a class with attributes that are not names')
        kept = tuple(base for base in bases if isinstance(base, StandInMeta) or _is_error(base))
        if any(_is_error(base) for base in kept):
            kept = kept if any(isinstance(base, StandInMeta) for base in kept) else (StandIn, *kept)
        elif not kept:
            kept = (StandInObject,)
        core = next((base for base in bases if base in CORES), None)
        body = class_body(self._world, module, doc, names, hashable, core)
        if any(_is_error(base) for base in kept):
            del body['__slots__']
        body[CLASS_NUMBER] = number
        body['__qualname__'] = _short(qualified)
        return meta_with(dunders)(_short(name), kept, body)

    def adopt_member(self, kind: Any, name: str) -> object:
        if not isinstance(kind, enum.EnumType) or name not in kind.__members__:
            raise ProtocolError('a member that its enum does not have')
        return kind.__members__[name]

    def adopt_row(self, kind: Any, items: tuple[Any, ...]) -> object:
        if not isinstance(kind, type) or not issubclass(kind, tuple) or len(getattr(kind, '_fields', ())) != len(items):
            raise ProtocolError('a row that does not fit its class')
        return tuple.__new__(kind, items)

    def adopt_exception(self, decoder: Decoder, depth: int) -> object:
        number = decoder.number()
        match decoder.value(depth + 1):
            case (type() as kind, tuple(arguments), BaseException() | None as cause, bool(suppress), int(line), tuple(notes)):
                pass
            case _:
                raise ProtocolError('an exception described in an unknown way')
        if not issubclass(kind, BaseException):
            raise ProtocolError('an exception that is none')
        known = self._alive.get(number)
        if known is not None and type(known) is kind:
            error = known
        else:
            error = _build_exception(kind, arguments)
            if isinstance(kind, StandInMeta):
                object.__setattr__(error, NUMBER, number)
                self._alive[number] = error
                weakref.finalize(error, self._dead.add, number).atexit = False
        error.__cause__ = cause
        error.__suppress_context__ = suppress
        for note in notes:
            if type(note) is str and not isinstance(known, BaseException):
                error.add_note(note)
        object.__setattr__(error, LINE, line)
        return error


_ARGS: Any = BaseException.__dict__['args']


def _number(value: Any) -> int:
    return module_dict(value)[NUMBER] if type(value) is RemoteModule else object.__getattribute__(value, NUMBER)


def _short(name: str) -> str:
    return name[:NAME_CHARS]


def _is_error(base: Any) -> bool:
    return isinstance(base, type) and issubclass(base, BaseException) and not issubclass(base, KeyboardInterrupt)


class StudentInterrupt(BaseException):
    """Stands for a KeyboardInterrupt that the student's code raised."""


def _build_exception(kind: type[BaseException], arguments: tuple[Any, ...]) -> BaseException:
    # The class's own __new__, never its __init__: a stand-in's would ask the subject.
    if issubclass(kind, KeyboardInterrupt):
        # The real one would end pytest's session, and with it the tests still to come.
        kind = StudentInterrupt
    if not isinstance(kind, StandInMeta) and kind in NAME_OF:
        try:
            return kind(*arguments)
        except (TypeError, ValueError):
            pass  # arguments that this class does not take, for instance UnicodeDecodeError's
    error = BaseException.__new__(kind)
    # Not `error.args = …`, which on a stand-in asks the subject.
    _ARGS.__set__(error, arguments)
    return error
