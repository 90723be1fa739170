"""The student's stdin, stdout and stderr: they live in the grader, where tests patch them."""

import io
from collections.abc import Iterator
from threading import RLock
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bridge.conversation import Conversation

_HOLD_CHARS = 8192
_HOLD_S = 0.05
_PIECE_CHARS = 64 * 1024


class Output(io.TextIOBase):
    """Buffers what is printed until the next crossing, when the grader could look at it.

    The first write after a silence goes out at once, so that what was printed before an endless
    loop is seen.
    """

    encoding = 'utf-8'  # type: ignore[assignment]
    errors = 'strict'  # type: ignore[assignment]

    def __init__(self, conversation: 'Conversation', name: str, fd: int) -> None:
        self._conversation = conversation
        self._stream = name
        self._fd = fd
        self._held: list[str] = []
        self._held_chars = 0
        self._sent_s = 0.0
        self._lock = RLock()
        self.buffer = _Bytes(self)

    @property
    def name(self) -> str:
        return f'<{self._stream}>'

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._fd

    def write(self, text: str, /) -> int:
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        with self._lock:
            self._held.append(str(text))
            self._held_chars += len(text)
            full = self._held_chars > _HOLD_CHARS or monotonic() - self._sent_s > _HOLD_S
        if full:
            self.release()
        return len(text)

    def release(self) -> None:
        """Sends what is held. Waits for the turn when a thread prints between two calls."""
        with self._lock:
            text, self._held, self._held_chars = ''.join(self._held), [], 0
            self._sent_s = monotonic()
        for at in range(0, len(text), _PIECE_CHARS):
            self._conversation.tell(self._stream, text[at : at + _PIECE_CHARS])

    def flush(self) -> None:
        pass  # every crossing flushes; nobody can see in between


class _Bytes(io.RawIOBase):
    """`sys.stdout.buffer`."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        piece = bytes(data)
        self._output.write(piece.decode('utf-8', 'replace'))
        return len(piece)


class Input(io.TextIOBase):
    encoding = 'utf-8'  # type: ignore[assignment]
    errors = 'strict'  # type: ignore[assignment]
    name = '<stdin>'

    def __init__(self, conversation: 'Conversation') -> None:
        self._conversation = conversation

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 0

    def read(self, size: int | None = -1, /) -> str:
        return self._conversation.request('stdin', 'read', -1 if size is None else size)

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        return self._conversation.request('stdin', 'readline', -1 if size is None else size)

    def readlines(self, hint: int | None = -1, /) -> list[str]:  # type: ignore[override]
        return list(self)

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        return self

    def __next__(self) -> str:  # type: ignore[override]
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    @property
    def buffer(self) -> io.BytesIO:
        return io.BytesIO(self.read().encode('utf-8', 'surrogateescape'))
