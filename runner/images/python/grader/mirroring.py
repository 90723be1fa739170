"""What a test changes in the standard modules is changed for the student's code too.

`monkeypatch.setattr(random, 'randint', …)` and `mock.patch('time.sleep')` both end in an
assignment to an attribute of a module. The modules below get a class that sees it.
"""

import importlib
import os
import random
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .world import GraderWorld

# What first-year exercises use and tests replace. Not here: what pytest itself keeps patching.
MIRRORED = (
    'builtins time random datetime math os os.path json string statistics itertools functools collections '
    'decimal fractions uuid secrets calendar getpass re pathlib socket urllib.request subprocess shutil '
    'copy operator glob csv platform asyncio sys'
).split()
_ONLY = {'sys': frozenset(('argv', 'exit', 'platform', 'maxsize'))}
# `input` is looked up anew at each call (see service.py).
_NEVER = {'builtins': frozenset(('input', '_', 'exec', 'eval', 'compile')), 'subprocess': frozenset(('Popen',))}
_MISSING = object()


def import_mirrored() -> None:
    """Importing takes milliseconds; done before the job is known."""
    for name in MIRRORED:
        importlib.import_module(name)


class Mirror:
    def __init__(self, world: 'GraderWorld', shared_folder: str, work: str) -> None:
        self._world = world
        self._shared = shared_folder
        self._work = work

    def install(self) -> None:
        self._follow_seed()
        self._follow_environment()
        self._follow_folder()
        for name in MIRRORED:
            module = sys.modules[name]
            module.__class__ = _watched(self._world, name, dict(vars(module)))

    def _follow_seed(self) -> None:
        """Seeding reaches the student's generator. The student's draws do not come back."""
        for op in ('seed', 'setstate'):
            plain = getattr(random, op)

            def follow(*args: Any, _plain: Any = plain, _op: str = op, **kwargs: Any) -> None:
                _plain(*args, **kwargs)
                self._world.request(_op, *args, *kwargs.values())

            setattr(random, op, follow)

    def _follow_environment(self) -> None:
        put, unset = os.putenv, os.unsetenv

        def follow_put(name: Any, value: Any) -> None:
            put(name, value)
            self._tell_environment(os.fsdecode(name), os.fsdecode(value))

        def follow_unset(name: Any) -> None:
            unset(name)
            self._tell_environment(os.fsdecode(name), None)

        os.putenv, os.unsetenv = follow_put, follow_unset

    def _tell_environment(self, name: str, value: str | None) -> None:
        # pytest keeps the name of the running test in PYTEST_CURRENT_TEST.
        if not name.startswith('PYTEST') and self._world.state.why is None:
            self._world.request('environ', name, value)

    def _follow_folder(self) -> None:
        plain = os.chdir

        def follow(path: Any) -> None:
            plain(path)
            here = os.getcwd()
            if self._world.state.why is None:
                self._world.request('chdir', here if here.startswith(self._shared) else self._work)

        os.chdir = follow


def _watched(world: 'GraderWorld', module_name: str, before: dict[str, Any]) -> type[ModuleType]:
    only, never = _ONLY.get(module_name), _NEVER.get(module_name, frozenset())

    def tell(name: str, value: object) -> None:
        if name in never or name.startswith('__') or (only is not None and name not in only):
            return
        if world.state.why is not None:
            return
        if value is before.get(name, _MISSING) or value is _MISSING:
            world.request('unpatch', module_name, name)
        else:
            world.request('patch', module_name, name, value)

    class Watched(ModuleType):
        def __setattr__(self, name: str, value: object) -> None:
            super().__setattr__(name, value)
            tell(name, value)

        def __delattr__(self, name: str) -> None:
            super().__delattr__(name)
            tell(name, _MISSING)

    return Watched
