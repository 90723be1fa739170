"""Type hints as data: `list[int]`, `Optional[str]`, `int | None`, `Any`."""

import functools
import operator
import types
import typing
from typing import Any

Parts = tuple[object, ...]

# Generic forms of `typing` that may be written with arguments.
_FORMS = frozenset(
    'List Dict Set FrozenSet Tuple Type Optional Union Callable Iterable Iterator Generator Sequence Mapping '
    'MutableMapping MutableSequence Collection Awaitable Coroutine AsyncIterator AsyncIterable Deque DefaultDict '
    'Counter OrderedDict ClassVar Final Literal Annotated'.split()
)
_PLAIN_FORMS = ('Any', 'NoReturn', 'Self', 'Never', 'LiteralString', *sorted(_FORMS))

FORMS_BY_NAME: dict[str, object] = {f'typing.{name}': getattr(typing, name) for name in _PLAIN_FORMS if hasattr(typing, name)}
ALIASES: tuple[type, ...] = tuple(
    {type(alias) for alias in (typing.List[int], typing.Optional[int], typing.Callable[[int], int], typing.Literal[1])}  # noqa: UP006, UP007, UP045
    - {types.UnionType}
)


def take_builtin(alias: types.GenericAlias) -> Parts:
    return (alias.__origin__, alias.__args__)


def make_builtin(origin: Any, args: Any) -> object:
    if not isinstance(origin, type) or type(args) is not tuple:
        raise TypeError('a hint that cannot be')
    return types.GenericAlias(origin, args)


def take_union(union: types.UnionType) -> Parts:
    return (union.__args__,)


def make_union(args: Any) -> object:
    return functools.reduce(operator.or_, args)


def take_typing(alias: Any) -> Parts:
    name = getattr(alias, '_name', None) or getattr(alias.__origin__, '_name', None) or getattr(alias.__origin__, '__name__', '')
    if name == 'Optional':
        name = 'Union'
    args = alias.__args__
    # Callable keeps its parameters flat: (parameter …, result).
    return (name, (tuple(args[:-1]), args[-1]) if name == 'Callable' and args[:1] != (...,) else args)


def make_typing(name: Any, args: Any) -> object:
    if name not in _FORMS or type(args) is not tuple or not args:
        raise TypeError('a hint that cannot be')
    if name == 'Callable' and type(args[0]) is tuple:
        return typing.Callable[list(args[0]), args[1]]
    return getattr(typing, name)[args if len(args) > 1 else args[0]]
