"""`subprocess.run([sys.executable, 'student_code.py'], …)` in a test runs in the subject."""

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .importing import StudentImporter
    from .world import GraderWorld


def install(world: 'GraderWorld', importer: 'StudentImporter') -> None:
    plain = subprocess.Popen

    class Popen(plain):  # type: ignore[misc, valid-type]
        """Behaves as the plain one for every program but the student's."""

        def __new__(cls, args: Any = None, *rest: Any, **options: Any) -> Any:
            words = list(args) if isinstance(args, (list, tuple)) else []
            if any(importer.is_entry(word) for word in words[1:]) and _is_python(words[0]):
                return RemoteProcess(world, importer, words, options)
            return super().__new__(cls)

    subprocess.Popen = Popen  # type: ignore[misc]


def _is_python(program: Any) -> bool:
    return os.path.basename(os.fsdecode(program)).startswith('python') or program == sys.executable


class RemoteProcess:
    """The part of Popen that `run`, `check_output` and `communicate` need.

    The program starts when its input is complete: at `communicate` or `wait`.
    """

    def __init__(self, world: 'GraderWorld', importer: 'StudentImporter', words: list[Any], options: dict[str, Any]) -> None:
        self._world = world
        self.args = words
        # The file by its bare name: it lies in the subject's own folder.
        self._words = [os.path.basename(word) if importer.is_entry(word) else os.fsdecode(word) for word in words[1:]]
        self._options = options
        self._is_text = any(options.get(key) for key in ('text', 'universal_newlines', 'encoding', 'errors'))
        self._encoding = options.get('encoding') or 'utf-8'
        self.returncode: int | None = None
        self.pid = 0
        self.stdin = _Feed(self._is_text) if options.get('stdin') == subprocess.PIPE else None
        self.stdout: Any = None
        self.stderr: Any = None
        self._result: tuple[Any, Any] = (None, None)

    def communicate(self, input: Any = None, timeout: float | None = None) -> tuple[Any, Any]:
        if self.returncode is None:
            self._run(input if input is not None else self.stdin.getvalue() if self.stdin else None, timeout)
        return self._result

    def wait(self, timeout: float | None = None) -> int:
        self.communicate(timeout=timeout)
        assert self.returncode is not None
        return self.returncode

    def poll(self) -> int | None:
        return self.returncode

    def kill(self) -> None:
        pass  # it either has not started or has ended

    terminate = kill

    def __enter__(self) -> 'RemoteProcess':
        return self

    def __exit__(self, *_error: object) -> None:
        self.wait()

    def _run(self, data: Any, timeout: float | None) -> None:
        if isinstance(data, str):
            data = data.encode(self._encoding)
        environment = self._options.get('env')
        extra = None if environment is None else {k: v for k, v in environment.items() if os.environ.get(k) != v}
        self._world.state.student_starts()
        code, out, err = self._world.request(
            'process', self._words, data, {'timeout': timeout, 'env': extra, 'cwd': None}
        )
        self.returncode = code
        if self._options.get('stderr') == subprocess.STDOUT:
            out, err = out + err, b''
        self._result = (self._deliver('stdout', out), self._deliver('stderr', err))

    def _deliver(self, name: str, data: bytes) -> Any:
        kept = self._options.get(name)
        text: Any = data.decode(self._encoding, 'replace').replace('\r\n', '\n') if self._is_text else data
        if kept == subprocess.PIPE:
            setattr(self, name, io.StringIO(text) if self._is_text else io.BytesIO(text))
            return text
        self._world.state.student_printed(name, data.decode('utf-8', 'replace'))
        return None


class _Feed(io.StringIO):
    """`process.stdin`: collects what the test writes."""

    def __init__(self, _is_text: bool) -> None:
        super().__init__()

    def write(self, text: Any, /) -> int:
        return super().write(text.decode('utf-8') if isinstance(text, bytes) else text)

    def close(self) -> None:
        pass  # its content is still to be sent
