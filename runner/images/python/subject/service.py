"""The operations that the grader may ask of the subject."""

import copy
import importlib
import operator
import os
import random
import sys
import types
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bridge.exact import exact

from .awaiting import Awaiting
from .loading import StudentFile
from .patches import Patches
from .signatures import describe_code, describe_signature

if TYPE_CHECKING:
    from .world import SubjectWorld

Args = tuple[Any, ...]


class Service:
    def __init__(self, world: 'SubjectWorld', work: str) -> None:
        self._world = world
        self.file = StudentFile(work)
        self._patches = Patches()
        self._awaiting = Awaiting()
        self._ops: dict[str, Callable[..., Any]] = {
            'place': self._place,
            'load': self.file.load,
            'reload': self.file.reload,
            'script': self.file.run_as_script,
            'process': self.file.run_as_process,
            'getattr': getattr,
            'setattr': setattr,
            'delattr': delattr,
            'replace': self._patches.replace_in_class,
            'restore': self._patches.restore_in_class,
            'attribute': attribute_of_class,
            'call': lambda target, args, kwargs: target(*args, **dict(kwargs)),
            'dunder': self._dunder,
            'dir': lambda target: [str(name) for name in dir(target)],
            'names': public_names,
            'signature': describe_signature,
            'code': describe_code,
            'core': core_value,
            'copy': copy.copy,
            'deepcopy': copy.deepcopy,
            'next': next,
            'send': lambda target, value: target.send(value),
            'throw': lambda target, error: target.throw(error),
            'close': lambda target: target.close(),
            'start': self._awaiting.start,
            'advance': self._awaiting.advance,
            'cancel': self._awaiting.cancel,
            'patch': self._patches.patch,
            'unpatch': self._patches.unpatch,
            'seed': random.seed,
            'setstate': random.setstate,
            'environ': set_environ,
            'chdir': os.chdir,
            'subclass': make_subclass,
            'import': importlib.import_module,
            'argv': set_argv,
        }

    def _place(self, entry: str, source: bytes, seed: int) -> None:
        random.seed(seed)
        self.file.place(entry, source)

    def serve(self, op: str, arguments: Args) -> object:
        return self._ops[op](*arguments)

    def _dunder(self, target: Any, name: str, args: Args) -> object:
        call = _OPERATORS.get(name)
        if call is not None:
            return call(target, *args)
        return getattr(type(target), name)(target, *args)


# Unary protocols go through the operator, so that Python's own fallbacks apply.
_OPERATORS: dict[str, Callable[..., Any]] = {
    '__iter__': iter, '__next__': next, '__len__': len, '__bool__': bool, '__repr__': repr, '__str__': str,
    '__hash__': hash, '__getitem__': operator.getitem, '__contains__': operator.contains,
    '__format__': format, '__reversed__': reversed,
}  # fmt: skip


def attribute_of_class(target: Any, owner: type, name: str) -> object:
    """`target.name` found at `owner`: what `super().name` means when a subclass overrides it."""
    for kind in type(target).__mro__:
        if name in kind.__dict__:
            if kind is owner:
                return getattr(target, name)
            break
    found = owner.__dict__[name]
    bind = getattr(type(found), '__get__', None)
    return found if bind is None else bind(found, target, type(target))


def public_names(module: Any) -> list[str]:
    """What `from module import *` takes."""
    names = getattr(module, '__all__', None)
    if names is None:
        names = [name for name in vars(module) if not name.startswith('_')]
    return [str(name) for name in names]


def core_value(target: Any, kind: type) -> object:
    """The value inside an instance of a subclass of the built-in `kind`, as exactly that."""
    if kind in (list, set, bytearray):
        return kind(kind.__iter__(target))  # type: ignore[attr-defined]
    return dict(dict.items(target)) if kind is dict else exact(kind, target)


def set_environ(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


def set_argv(argv: list[str]) -> None:
    sys.argv = list(argv)


def make_subclass(name: str, bases: tuple[type, ...], body: tuple[tuple[Any, ...], ...]) -> type:
    """A class that a test derives from a student's class; its methods are callbacks."""
    made = {key: _WRAP[kind](*parts) for key, kind, *parts in body}
    return types.new_class(name, bases, exec_body=lambda namespace: namespace.update(made))


_WRAP: dict[str, Callable[..., Any]] = {
    'function': lambda function: function,
    'static': staticmethod,
    'class': classmethod,
    'property': property,
    'value': lambda value: value,
}
