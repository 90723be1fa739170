"""Operators between an object of the student's and a plain value.

A student may return an object that says yes to everything: equal to any number, larger than
any, containing all. So an object never *equals* a plain value, and the other operators are
open only to classes that the tests themselves name (`student_code.Vector`), where the author
knows that an object comes. A problem that declares `equality: student` opens all of them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bridge.dunders import ARITHMETIC

if TYPE_CHECKING:
    from .world import GraderWorld


def _world(value: Any) -> 'GraderWorld':
    return type.__getattribute__(type(value), '_invigil_world')


def _ask(value: Any, name: str, other: Any) -> Any:
    return _world(value).request('dunder', value, name, (other,))


def _yes(answer: object, name: str) -> Any:
    """A comparison answers True, False or NotImplemented, or an object of the student's."""
    if answer is NotImplemented or type(answer) is bool or _is_object(answer):
        return answer
    raise TypeError(f'{name} of the student returned {type(answer).__name__}, not bool')


def _is_object(value: object) -> bool:
    return isinstance(type(value), type) and hasattr(type(value), '_invigil_world')


def _equal(self: Any, other: object) -> Any:
    if self is other:
        # As `==` on one object goes on to the student's `__eq__`; NaN-like classes exist.
        return _yes(_ask(self, '__eq__', other), '__eq__')
    if not _is_object(other):
        world = _world(self)
        if not world.trusts_equality:
            core = world.core(self)
            return core == other if core is not None else _not_equal_to_plain(world, other)
    _world(self).note_equality()
    return _yes(_ask(self, '__eq__', other), '__eq__')


def _not_equal_to_plain(world: 'GraderWorld', other: object) -> Any:
    # Test helpers such as ANY and approx have an `__eq__` of their own to ask.
    return False if type(other).__module__ == 'builtins' else NotImplemented


def _unequal(self: Any, other: object) -> Any:
    if not _is_object(other) and not _world(self).trusts_equality:
        same = _equal(self, other)
        return same if same is NotImplemented else not same
    _world(self).note_equality()
    return _yes(_ask(self, '__ne__', other), '__ne__')


def _may(self: Any, name: str, other: object) -> None:
    world = _world(self)
    if _is_object(other) or world.trusts_equality or world.is_named(type(self)):
        return
    raise TypeError(
        f'{name} between an object of the class {type(self).__name__!r}, which the tests do not name, '
        f'and a value of type {type(other).__name__!r}'
    )


def _ordering(name: str) -> Callable[[Any, object], Any]:
    def compare(self: Any, other: object) -> Any:
        _may(self, name, other)
        return _yes(_ask(self, name, other), name)

    return compare


def _contains(self: Any, item: object) -> bool:
    _may(self, '__contains__', item)
    answer = _ask(self, '__contains__', item)
    if type(answer) is not bool:
        raise TypeError(f'__contains__ of the student returned {type(answer).__name__}, not bool')
    return answer


def _arithmetic(name: str) -> Callable[..., Any]:
    def calculate(self: Any, other: object, *more: object) -> Any:
        # Before anything is sent: the operand may be what the test expects.
        _may(self, name, other)
        return _world(self).request('dunder', self, name, (other, *more))

    return calculate


GATED: dict[str, Callable[..., Any]] = {
    '__eq__': _equal,
    '__ne__': _unequal,
    '__contains__': _contains,
    **{name: _ordering(name) for name in ('__lt__', '__le__', '__gt__', '__ge__')},
    **{name: _arithmetic(name) for name in ARITHMETIC},
}

# Methods of str, set and numbers that answer yes or no: an object of an unnamed class that has
# them is posing as a value.
PREDICATES = frozenset(
    name
    for kind in (str, set, float, int)
    for name in dir(kind)
    if name.startswith('is') or name in ('startswith', 'endswith')
)
