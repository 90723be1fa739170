"""Collects the job's test files. pytest's own import machinery is left out: a test file is
compiled from the bytes that the job carried, its asserts rewritten, and nothing is cached."""

import ast
import linecache
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.assertion.rewrite import rewrite_asserts

from .job import JobFile

if TYPE_CHECKING:
    from .reporting import Reporter


class TestFile(pytest.Module):
    """A pytest module whose text came with the job."""

    __test__ = False
    text: bytes

    @classmethod
    def in_folder(cls, session: pytest.Session, folder: Path, file: JobFile) -> 'TestFile':
        path = folder / file.name
        # Never on disk, where a link of the student's could lead to it.
        lines = file.text.decode('utf-8', 'replace').splitlines(keepends=True)
        linecache.cache[str(path)] = (len(file.text), None, lines, str(path))
        made: TestFile = cls.from_parent(session, path=path)
        made.text = file.text
        return made

    def _getobj(self) -> ModuleType:
        return load_test_module(self.path, self.text)


def load_test_module(path: Path, text: bytes) -> ModuleType:
    tree = ast.parse(text, filename=str(path))
    rewrite_asserts(tree, text, str(path))
    module = ModuleType(path.stem)
    module.__file__ = str(path)
    sys.modules[path.stem] = module
    exec(compile(tree, str(path), 'exec', dont_inherit=True), module.__dict__)
    return module


def collect(session: pytest.Session, files: list[TestFile], reporter: 'Reporter') -> list[pytest.Item]:
    items: list[Any] = []
    for file in files:
        items.extend(session.genitems(file))
    hook = session.config.hook
    hook.pytest_collection_modifyitems(session=session, config=session.config, items=items)
    hook.pytest_collection_finish(session=session)
    return items
