"""Classes that a test derives from a student's class: they exist on both sides.

Here is the test's own class, whose methods run in the grader. In the subject is a twin whose
methods call back, so that the student's code can use an instance as any other.
"""

from types import FunctionType
from typing import TYPE_CHECKING, Any

from .standins import CLASS_NUMBER, WORLD

if TYPE_CHECKING:
    from .world import GraderWorld

_LOCAL_ONLY = frozenset(('__module__', '__qualname__', '__classcell__', '__annotations__', '__dict__', '__weakref__',
                         '__slots__', '__static_attributes__', '__firstlineno__'))  # fmt: skip


def derive(world: 'GraderWorld', meta: Any, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
    told = tuple((key, *_part(value)) for key, value in body.items() if key not in _LOCAL_ONLY)
    remote = tuple(base for base in bases if base is not object)
    twin = world.request('subclass', name, remote, told)
    # The twin's stand-in must not answer for what the test's class defines: `super()` looks there.
    for key in [key for key, *_ in told if key in vars(twin)]:
        type.__delattr__(twin, key)
    own = {WORLD: world, CLASS_NUMBER: vars(twin)[CLASS_NUMBER], **body}
    own.setdefault('__slots__', ())
    if issubclass(twin, BaseException):
        del own['__slots__']
    made: Any = type.__new__(meta, name, (twin,), own)
    world.builder.replace_class(vars(twin)[CLASS_NUMBER], made)
    return made


def _part(value: Any) -> tuple[Any, ...]:
    if isinstance(value, FunctionType):
        return ('function', value)
    if isinstance(value, (staticmethod, classmethod)):
        return ('static' if isinstance(value, staticmethod) else 'class', value.__func__)
    if isinstance(value, property):
        return ('property', value.fget, value.fset, value.fdel)
    return ('value', value)
