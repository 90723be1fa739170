"""Stand-ins for the subject's classes and their instances.

A stand-in class is a real class of the same name whose bases stand in for the same bases, so
isinstance, issubclass, `type(x) is` and `except` are plain Python. It defines exactly the
special methods that the student's class defines: an object without `__len__` has none here.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bridge.dunders import FORWARDED
from bridge.errors import CannotCross

from .gate import GATED

if TYPE_CHECKING:
    from .world import GraderWorld

NUMBER = '_invigil_number'
WORLD = '_invigil_world'
# On a class: the built-in type that it derives from, when instances carry a value of it.
CORE = '_invigil_core'
CORES: tuple[type, ...] = (list, dict, set, int, float, complex, str, bytes, tuple, frozenset, bytearray)
# On a class, apart from NUMBER, which is a slot of its instances.
CLASS_NUMBER = '_invigil_class_number'
# On an exception: where in the student's file it was raised, as the subject says.
LINE = '_invigil_line'
# Attributes that belong to the stand-in itself, never to the student's object.
_OWN = frozenset((NUMBER, WORLD, CLASS_NUMBER, LINE, '__class__', '__weakref__', '__traceback__', '__context__', '__cause__',
                  '__suppress_context__', '__notes__', '__isabstractmethod__', '__pytest_wrapped__'))  # fmt: skip
# What tools ask of any object; the student's code has none of these, so no crossing is spent.
_NOT_ASKED = frozenset(('__array__', '__array_interface__', '__tracebackhide__', 'pytestmark', '__test__'))


class StandInMeta(type):
    """Class of the stand-in classes: what is done to the class is done to the student's class."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any], **options: Any) -> Any:
        world = next((vars(base)[WORLD] for base in bases if WORLD in vars(base)), None)
        if WORLD in body or world is None:
            return super().__new__(mcs, name, bases, body)
        # A test derives a class of its own from a student's class.
        return world.subclass(mcs, name, bases, body)

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any], **options: Any) -> None:
        super().__init__(name, bases, body)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        return _world(cls).call(cls, args, kwargs)

    def __getattr__(cls, name: str) -> Any:
        if name in _OWN or name in _NOT_ASKED or name == '__signature__':
            if name == '__signature__':
                return _world(cls).signature(cls)
            raise AttributeError(name)
        return _world(cls).get(cls, name)

    @property
    def __annotations__(cls) -> dict[str, Any]:  # type: ignore[override]
        return _world(cls).request('getattr', cls, '__annotations__')

    def __setattr__(cls, name: str, value: Any) -> None:
        if name.startswith('__abstract') or name in ('_abc_impl', '__abstractmethods__'):
            type.__setattr__(cls, name, value)
        elif isinstance(value, RemoteAttribute):
            # What a patch found in the class's namespace, put back.
            _world(cls).request('restore', cls, name)
        else:
            _world(cls).request('replace', cls, name, value)

    def __delattr__(cls, name: str) -> None:
        _world(cls).request('delattr', cls, name)

    def __dir__(cls) -> list[str]:
        return _world(cls).request('dir', cls)


def _world(cls: type) -> 'GraderWorld':
    return type.__getattribute__(cls, WORLD)


class StandIn(metaclass=StandInMeta):
    """What instances of all stand-in classes share, exceptions included."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name in _OWN or name in _NOT_ASKED:
            raise AttributeError(name)
        if name == '__signature__':
            return _world(type(self)).signature(self)
        return _world(type(self)).get_of_instance(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _OWN:
            object.__setattr__(self, name, value)
        else:
            _world(type(self)).request('setattr', self, name, value)

    def __delattr__(self, name: str) -> None:
        _world(type(self)).request('delattr', self, name)

    def __dir__(self) -> list[str]:
        return _world(type(self)).request('dir', self)

    def __copy__(self) -> Any:
        return _world(type(self)).request('copy', self)

    def __deepcopy__(self, _memo: dict[int, Any]) -> Any:
        return _world(type(self)).request('deepcopy', self)

    def __reduce_ex__(self, _protocol: object) -> Any:
        raise CannotCross("an object of the student's code cannot be pickled in the tests")


class StandInObject(StandIn):
    __slots__ = ('__weakref__', NUMBER)

    @property
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override]
        return _world(type(self)).get_of_instance(self, '__dict__')


class RemoteAttribute:
    """An attribute that the student's class defines; a non-data descriptor, found by `super()` too."""

    __slots__ = ('_owner', '_name')

    def __init__(self, name: str) -> None:
        self._owner: type | None = None
        self._name = name

    def __set_name__(self, owner: type, _name: str) -> None:
        self._owner = owner

    def __get__(self, instance: Any, kind: type | None = None) -> Any:
        owner = self._owner
        assert owner is not None
        world = _world(owner)
        if instance is None:
            return world.get(owner if kind is None else kind, self._name)
        if kind is owner or kind is None:
            return world.get_of_instance(instance, self._name)
        return world.request('attribute', instance, owner, self._name)


def forward(name: str) -> Callable[..., Any]:
    """The special method `name`, which asks the subject."""
    if name == '__call__':

        def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
            return _world(type(self)).call(self, args, kwargs)

        return call
    if name in GATED:
        return GATED[name]

    def special(self: Any, /, *args: Any) -> Any:
        return _world(type(self)).request('dunder', self, name, args)

    special.__name__ = name
    return special


def class_body(
    world: 'GraderWorld', module: str, doc: str | None, names: tuple[str, ...], hashable: bool, core: type | None
) -> dict[str, Any]:
    body: dict[str, Any] = {WORLD: world, '__module__': module, '__doc__': doc, '__slots__': ()}
    if '__doc__' in names:
        # A bound method's, for instance, is that of its function.
        body['__doc__'] = RemoteAttribute('__doc__')
    for name in names:
        if name in FORWARDED:
            body[name] = forward(name)
        elif name not in _SKIPPED:
            body[name] = RemoteAttribute(name)
    if core is not None:
        # What the built-in type can do, the student's class inherits.
        for name in FORWARDED:
            if name not in body and getattr(core, name, None) is not getattr(object, name, None):
                body[name] = forward(name)
        body[CORE] = core
        body['__class__'] = _pretends(type(core.__name__, (core,), {}))
    if not hashable or body.get('__hash__', 0) is None:
        body['__hash__'] = None
    elif '__eq__' in body and '__hash__' not in body:
        body['__hash__'] = forward('__hash__')
    return body


_SKIPPED = frozenset(
    '__new__ __del__ __getattr__ __getattribute__ __setattr__ __delattr__ __init_subclass__ '
    '__class_getitem__ __subclasshook__ __set_name__ __reduce__ __reduce_ex__ __getstate__ __setstate__ '
    '__class__ __dict__ __copy__ __deepcopy__ __dir__ __sizeof__ __slots__ __dict__ __static_attributes__ __doc__ __annotations__ '
    '__firstlineno__ __instancecheck__ __subclasscheck__ __classcell__ __abstractmethods__ _abc_impl '
    '_invigil_world _invigil_number __qualname__ __mro_entries__'.split()
)


def _pretends(kind: type) -> property:
    """For isinstance(stand-in, list): it looks at `__class__` where the type itself says no."""
    return property(lambda self: kind)


def meta_with(dunders: tuple[str, ...]) -> type[StandInMeta]:
    """A metaclass for classes that can themselves be iterated, indexed or measured."""
    if not dunders:
        return StandInMeta
    body: dict[str, Any] = {}
    for name in dunders:

        def special(cls: Any, /, *args: Any, _name: str = name) -> Any:
            return _world(cls).request('dunder', cls, _name, args)

        body[name] = special
    return type('StandInMeta', (StandInMeta,), body)  # type: ignore[return-value]
