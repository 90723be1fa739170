"""Keeps text of the student's from being executed in the grader.

`exec(source_of_the_student)` or `eval(repr(answer))` in a test would run the student's words in
the process that writes the verdict. A test file may execute only text that it contains itself.
"""

import sys
from types import CodeType
from typing import Any

from bridge.errors import CannotCross

_SAFE_PICKLES = frozenset(('builtins', 'collections', 'datetime', 'decimal', 'fractions', 'copyreg', 'uuid', 'pathlib'))


class ExecGuard:
    """An audit hook; once installed it stays for the life of the process."""

    def __init__(self, test_files: dict[str, str], entry: str) -> None:
        # path of a test file -> its text
        self._files = test_files
        self._entry = '/' + entry
        self._refused: str | None = None

    def install(self) -> None:
        sys.addaudithook(self._see)

    def _see(self, event: str, args: tuple[Any, ...]) -> None:
        if event == 'compile':
            self._see_compile(args[0])
        elif event == 'exec':
            self._see_exec(args[0])
        elif event in ('pickle.find_class', 'marshal.loads') and self._from_test():
            if event == 'marshal.loads' or args[0] not in _SAFE_PICKLES:
                raise CannotCross('unpickling in a test: the data may be the student\'s')

    def _see_compile(self, source: Any) -> None:
        if source is None or not self._from_test():
            return
        text = source.decode('utf-8', 'replace') if isinstance(source, bytes) else source
        if isinstance(text, str):
            own = any(text.strip() in file for file in self._files.values())
            self._refused = None if own else text

    def _see_exec(self, code: CodeType) -> None:
        name = code.co_filename
        if name.endswith(self._entry):
            raise CannotCross('the student\'s file cannot run inside the tests: import it, or use runpy.run_path')
        if self._refused is not None and name not in self._files and self._from_test():
            self._refused = None
            raise CannotCross('a test may only execute text that stands in its own file')

    def _from_test(self) -> bool:
        """Whether the code that asked stands in a test file, the audit hook's frames left out."""
        frame: Any = sys._getframe(2)
        while frame is not None and frame.f_code.co_filename == __file__:
            frame = frame.f_back
        for _ in range(3):
            if frame is None:
                return False
            if frame.f_code.co_filename in self._files:
                return True
            # `ast.parse`, `pickle.loads`, `exec` of a compiled tree: one or two frames deeper.
            frame = frame.f_back
        return False
