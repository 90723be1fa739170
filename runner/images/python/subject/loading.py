"""The student's file: kept as the exact bytes that were typed, compiled once, executed on demand."""

import importlib.util
import os
import runpy
import subprocess
import sys
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import Any


class StudentFile(Loader):
    """Also the finder of it, so that the student's own code may import its module by name."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.path = ''
        self.module_name = ''
        self._code: CodeType | None = None

    def place(self, entry: str, source: bytes) -> None:
        """Writes and compiles the file. Raises what `compile` raises."""
        self.path = os.path.join(self._folder, entry)
        self.module_name = entry.removesuffix('.py')
        with open(self.path, 'wb') as file:
            file.write(source)
        sys.path.insert(0, self._folder)
        sys.argv = [self.path]
        sys.meta_path.insert(0, self)
        self._code = compile(source, self.path, 'exec', dont_inherit=True)

    def load(self, name: str) -> ModuleType:
        """A new module from the file, as the first import makes it."""
        module = importlib.util.module_from_spec(self._spec(name))
        sys.modules[name] = module
        self._execute(module)
        # Code may put something else in its place, as a plain import allows.
        return sys.modules.get(name, module)

    def reload(self, module: ModuleType) -> ModuleType:
        sys.modules[module.__name__] = module
        self._execute(module)
        return module

    def run_as_script(self, name: str, init: dict[str, Any] | None) -> dict[str, Any]:
        return runpy.run_path(self.path, init_globals=init, run_name=name)

    def run_as_process(
        self, arguments: list[str], text: bytes | None, options: dict[str, Any]
    ) -> tuple[int, bytes, bytes]:
        """A fresh interpreter on the file, its three streams being pipes."""
        done = subprocess.run(
            [sys.executable, '-B', *arguments], input=text or b'', capture_output=True, check=False,
            timeout=options.get('timeout'), cwd=options.get('cwd'),
            env={**os.environ, 'PYTHONIOENCODING': 'utf-8', **(options.get('env') or {})},
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    def _execute(self, module: ModuleType) -> None:
        if self._code is None:
            with open(self.path, 'rb') as file:
                self._code = compile(file.read(), self.path, 'exec', dont_inherit=True)
        exec(self._code, module.__dict__)

    def _spec(self, name: str) -> ModuleSpec:
        spec = ModuleSpec(name, self, origin=self.path)
        spec.has_location = True
        return spec

    # -- the import system's side of it

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return self._spec(name) if name == self.module_name else None

    def create_module(self, _spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        self._execute(module)

    def get_source(self, _name: str) -> str:
        with open(self.path, encoding='utf-8') as file:
            return file.read()
