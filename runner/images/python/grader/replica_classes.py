"""Enums and named tuples are data: the grader builds the same class for itself."""

import enum
from collections import namedtuple
from typing import TYPE_CHECKING, Any

from bridge.dunders import FORWARDED
from bridge.errors import ProtocolError

from .standins import CLASS_NUMBER

if TYPE_CHECKING:
    from .world import GraderWorld

Head = tuple[Any, ...]

_ENUM_BASES = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
_MEMBERS_MAX = 2_000
_TEXTS = ('__str__', '__repr__', '__format__')


def enum_class(
    world: 'GraderWorld', number: int, head: Head, bases: tuple[Any, ...],
    members: tuple[Any, ...], names: tuple[Any, ...],
) -> type:  # fmt: skip
    base, *mixins = bases
    if base not in _ENUM_BASES or any(mixin not in (int, str, float) for mixin in mixins):
        raise ProtocolError('an enum of unknown kind')
    if len(members) > _MEMBERS_MAX:
        raise ProtocolError('an enum of too many members')
    name, qualified, module, doc = head
    kind = [] if base in (enum.IntEnum, enum.IntFlag) else mixins
    made: Any = enum.EnumType(name, (*kind, base), _namespace(name, (*kind, base), members))
    made.__module__, made.__qualname__, made.__doc__ = module, qualified, doc
    _add_methods(world, number, made, names, skip=frozenset(made.__members__))
    return made


def _namespace(name: str, bases: tuple[Any, ...], members: tuple[Any, ...]) -> Any:
    namespace: Any = enum.EnumType.__prepare__(name, bases)
    for pair in members:
        match pair:
            case (str(member), value):
                namespace[member] = value
            case _:
                raise ProtocolError('a member of an enum without its name')
    return namespace


def row_class(
    world: 'GraderWorld', number: int, head: Head, fields: tuple[Any, ...],
    defaults: tuple[Any, ...], names: tuple[Any, ...],
) -> type:  # fmt: skip
    name, qualified, module, doc = head
    last = tuple(value for _, value in defaults)
    made: Any = namedtuple(name, fields, defaults=last, module=module)  # noqa: PYI024
    made.__qualname__, made.__doc__ = qualified, doc
    own = frozenset(dir(made))
    _add_methods(world, number, made, names, skip=own)
    return made


def _add_methods(world: 'GraderWorld', number: int, made: Any, names: tuple[Any, ...], skip: frozenset[str]) -> None:
    """Gives `made` the student's own methods; equality, order and hash stay the grader's."""
    type.__setattr__(made, CLASS_NUMBER, number)
    for name in names:
        if type(name) is not str:
            raise ProtocolError('a method without its name')
        if name in skip and name not in _TEXTS or (name[:1] == name[-1:] == '_' and name[:2] != '__'):
            continue  # a member, or what the enum machinery keeps for itself
        if name.startswith('__') and name not in _TEXTS and name not in ('__call__', '__len__', '__iter__'):
            continue
        type.__setattr__(made, name, _text(world, name) if name in FORWARDED else ReplicaAttribute(world, name))


def _text(world: 'GraderWorld', name: str) -> Any:
    def special(self: Any, *args: Any) -> Any:
        return world.request('dunder', self, name, args)

    return special


class ReplicaAttribute:
    __slots__ = ('_world', '_name')

    def __init__(self, world: 'GraderWorld', name: str) -> None:
        self._world = world
        self._name = name

    def __get__(self, instance: Any, kind: type) -> Any:
        return self._world.request('getattr', kind if instance is None else instance, self._name)
