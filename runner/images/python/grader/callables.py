"""Stand-ins for the subject's functions and modules."""

import inspect
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from .standins import NUMBER

if TYPE_CHECKING:
    from .world import GraderWorld


class RemoteFunction:
    """A function of the student's. `inspect` takes it for a function, which at home it is."""

    __slots__ = ('__weakref__', NUMBER, '_invigil_world', '_invigil_facts')

    def __init__(self, world: 'GraderWorld', number: int, facts: tuple[Any, ...]) -> None:
        object.__setattr__(self, '_invigil_world', world)
        object.__setattr__(self, NUMBER, number)
        # name, qualified name, module, docstring, first line
        object.__setattr__(self, '_invigil_facts', facts)

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        return self._invigil_world.call(self, args, kwargs)

    def __get__(self, instance: Any, _kind: type | None = None) -> Any:
        if instance is None:
            return self
        return self._invigil_world.request('dunder', self, '__get__', (instance,))

    def __getattr__(self, name: str) -> Any:
        world = self._invigil_world
        if name == '__qualname__':
            return self._invigil_facts[1]
        if name == '__signature__':
            return world.signature(self)
        if name == '__code__':
            return _code(world, self)
        if name in _NOT_ASKED or name in ('__isabstractmethod__', '__text_signature__'):
            raise AttributeError(name)
        return world.request('getattr', self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._invigil_world.request('setattr', self, name, value)

    def __delattr__(self, name: str) -> None:
        self._invigil_world.request('delattr', self, name)

    def __repr__(self) -> str:
        return f'<function {self._invigil_facts[1]}>'

    __name__ = property(lambda self: self._invigil_facts[0])
    __module__ = property(lambda self: self._invigil_facts[2])  # type: ignore[assignment]
    __doc__ = property(lambda self: self._invigil_facts[3])  # type: ignore[assignment]
    __class__ = property(lambda self: FunctionType)  # type: ignore[assignment]


def _code(world: 'GraderWorld', function: RemoteFunction) -> CodeType:
    """A code object that was never compiled from student text, with the facts of theirs."""
    name, file, line, count, positional, keyword, variables, flags, names, consts = world.request('code', function)
    empty = (lambda: None).__code__
    # Only what tests read; the bytecode stays that of the empty function and is never run.
    return empty.replace(
        co_name=name, co_filename=world.source_path(file), co_firstlineno=line, co_argcount=count,
        co_posonlyargcount=positional, co_kwonlyargcount=keyword, co_varnames=variables,
        co_nlocals=len(variables), co_names=names, co_flags=flags,
        co_consts=(*empty.co_consts, *consts),
    )  # fmt: skip


class RemoteModule(ModuleType):
    """The student's module, or a module that it imported."""

    def __init__(self, world: 'GraderWorld', number: int, name: str, doc: str | None) -> None:
        super().__init__(name, doc)
        module_dict(self).update({'_invigil_world': world, NUMBER: number})

    def __getattribute__(self, name: str) -> Any:
        if name in _LOCAL:
            return ModuleType.__getattribute__(self, name)
        if name in _NOT_ASKED:
            raise AttributeError(name)
        return module_dict(self)['_invigil_world'].get_of_module(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _LOCAL:
            ModuleType.__setattr__(self, name, value)
            return
        module_dict(self)['_invigil_world'].request('setattr', self, name, value)

    def __delattr__(self, name: str) -> None:
        module_dict(self)['_invigil_world'].request('delattr', self, name)

    def __dir__(self) -> list[str]:
        return module_dict(self)['_invigil_world'].request('dir', self)

    def __repr__(self) -> str:
        return f'<module {self.__name__!r}>'


# What pytest asks of everything in a test file's namespace.
_NOT_ASKED = frozenset(('_pytestfixturefunction', '__bases__', '__test__', 'pytestmark', '__pytest_wrapped__'))
_LOCAL = frozenset((NUMBER, '_invigil_world', '__class__', '__spec__', '__loader__', '__file__', '__name__',
                    '__path__', '__package__', '__cached__', '_initializing', '__origin__'))  # fmt: skip


def module_dict(module: ModuleType) -> dict[str, Any]:
    """The stand-in's own namespace; its `__dict__` is the student's."""
    return ModuleType.__dict__['__dict__'].__get__(module)


def signature_from(parts: Any) -> inspect.Signature:
    parameters, has_return, returns = parts
    return inspect.Signature(
        [
            inspect.Parameter(
                name,
                inspect._ParameterKind(kind),
                default=default if has_default else inspect.Parameter.empty,
                annotation=annotation if has_annotation else inspect.Parameter.empty,
            )
            for name, kind, has_default, default, has_annotation, annotation in parameters
        ],
        return_annotation=returns if has_return else inspect.Signature.empty,
    )
