"""What the subject tells of an object that stays here: enough to build a stand-in for it."""

import asyncio
import enum
import inspect
import types
from typing import Any

from bridge.dunders import FORWARDED
from bridge.known_types import NAME_OF
from bridge.limits import CLASS_NAMES, DOC_CHARS, NAME_CHARS

Description = tuple[Any, ...]

_SKIPPED = frozenset('__dict__ __weakref__ __module__ __doc__ __qualname__ __slots__ __annotations__'.split())
_META_DUNDERS = frozenset('__len__ __iter__ __getitem__ __contains__ __reversed__ __bool__'.split())


def _text(value: object) -> str | None:
    return str(value)[:DOC_CHARS] if isinstance(value, str) else None


def _name(value: object, otherwise: str) -> str:
    return str(value)[:NAME_CHARS] if isinstance(value, str) else otherwise


def describe(value: Any) -> Description:
    if isinstance(value, type):
        return _describe_class(value)
    if isinstance(value, types.ModuleType):
        return ('module', value.__name__, _text(value.__doc__))
    if isinstance(value, types.FunctionType):
        line = value.__code__.co_firstlineno
        return ('function', value.__name__, value.__qualname__, _name(value.__module__, ''), _text(value.__doc__), line)
    if isinstance(value, types.GeneratorType):
        return ('generator', value.__name__)
    if inspect.isawaitable(value) and not isinstance(value, asyncio.Future):
        return ('awaitable', _name(getattr(value, '__name__', None), 'coroutine'))
    if type(value) in NAME_OF:
        # A map, a zip, an object(): its class crosses by name, so it cannot be stood in for.
        return ('bare', type(value).__name__, special_methods(type(value)))
    return ('object', type(value))


def is_named_tuple(kind: type) -> bool:
    return issubclass(kind, tuple) and isinstance(kind.__dict__.get('_fields'), tuple)


def _describe_class(kind: type) -> Description:
    names = tuple(str(name) for name in kind.__dict__ if name not in _SKIPPED)[:CLASS_NAMES]
    if not isinstance(kind.__dict__.get('__doc__'), (str, type(None))):
        names += ('__doc__',)
    hashable = kind.__dict__.get('__hash__', 0) is not None
    head = (kind.__name__, kind.__qualname__, _name(kind.__module__, ''), _text(kind.__doc__))
    if issubclass(kind, enum.Enum) and len(kind):
        members = tuple((name, member._value_) for name, member in kind.__members__.items())
        base = next(base for base in kind.__mro__ if base in NAME_OF and issubclass(base, enum.Enum))
        mixins = tuple(b for b in kind.__mro__ if b in (int, str, float))
        return ('enum', *head, (base, *mixins[:1]), members, names)
    if is_named_tuple(kind):
        return ('rows', *head, kind._fields, tuple(kind._field_defaults.items()), names)  # type: ignore[attr-defined]
    dunders: tuple[str, ...] = ()
    if type(kind) is not type:
        dunders = tuple(name for name in _META_DUNDERS if hasattr(type(kind), name) and not hasattr(type, name))
    return ('class', *head, bases_of(kind), names, hashable, dunders)


def bases_of(kind: type) -> tuple[type, ...]:
    """Bases that mean something on the other side: student classes and known types."""
    student = isinstance(kind.__module__, str)
    return tuple(base for base in kind.__bases__ if student and (base in NAME_OF or _is_heap(base)))


def _is_heap(kind: type) -> bool:
    return bool(kind.__flags__ & (1 << 9)) and kind.__module__ not in ('abc', 'typing')


def special_methods(kind: type) -> tuple[str, ...]:
    """All that a built-in class defines and that can be forwarded."""
    return tuple(name for name in FORWARDED if getattr(kind, name, None) is not getattr(object, name, None))
