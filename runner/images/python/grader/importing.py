"""Makes `import student_code`, in every spelling, give the stand-in of the subject's module."""

import importlib
import importlib.util
import os
import runpy
import sys
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from .callables import RemoteModule, module_dict
from .standins import NUMBER

if TYPE_CHECKING:
    from .world import GraderWorld


class StudentImporter(Loader):
    def __init__(self, world: 'GraderWorld', source_path: str) -> None:
        self._world = world
        self._path = source_path
        self._entry = os.path.basename(source_path)
        self._name = self._entry.removesuffix('.py')

    def install(self) -> None:
        sys.meta_path.insert(0, self)
        self._wrap(importlib.util, 'spec_from_file_location', self._spec_from_location)
        self._wrap(runpy, 'run_path', self._run_path)
        self._wrap(runpy, 'run_module', self._run_module)

    def is_entry(self, location: object) -> bool:
        try:
            return os.path.basename(os.fsdecode(location)) == self._entry  # type: ignore[arg-type]
        except TypeError:
            return False

    # -- the import system's side of it

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return self._spec(name) if name == self._name else None

    def _spec(self, name: str) -> ModuleSpec:
        spec = ModuleSpec(name, self, origin=self._path)
        spec.has_location = True
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        # Loading happens in exec_module, so that `sys.modules` and reload behave as always.
        return RemoteModule(self._world, 0, spec.name, None)

    def exec_module(self, module: ModuleType) -> None:
        fresh = module_dict(module)[NUMBER] == 0
        self._world.state.student_starts()
        try:
            loaded = self._world.request('load', module.__name__) if fresh else self._world.request('reload', module)
        except BaseException as error:
            self._world.state.note_load(error)
            raise
        self._world.state.note_load(None)
        if fresh:
            self._world.builder.rename(loaded, module)

    # -- ways round the import system

    def _wrap(self, module: ModuleType, name: str, wrapper: Any) -> None:
        plain = getattr(module, name)
        setattr(module, name, lambda *args, **kwargs: wrapper(plain, *args, **kwargs))

    def _spec_from_location(self, plain: Any, name: str, location: Any = None, **options: Any) -> Any:
        return self._spec(name) if self.is_entry(location) else plain(name, location, **options)

    def _run_path(self, plain: Any, path_name: Any, init_globals: Any = None, run_name: Any = None) -> Any:
        if not self.is_entry(path_name):
            return plain(path_name, init_globals, run_name)
        return self._run(init_globals, run_name or '<run_path>')

    def _run_module(self, plain: Any, mod_name: str, init_globals: Any = None, run_name: Any = None, alter_sys: bool = False) -> Any:
        if mod_name != self._name:
            return plain(mod_name, init_globals, run_name, alter_sys)
        return self._run(init_globals, run_name or mod_name)

    def _run(self, init_globals: Any, run_name: str) -> Any:
        self._world.state.student_starts()
        try:
            result = self._world.request('script', run_name, init_globals)
        except BaseException as error:
            self._world.state.note_load(error)
            raise
        self._world.state.note_load(None)
        return result
