"""Bytes to values. Everything here is hostile input: nothing is believed, all is bounded.

One `Decoder` reads one frame. Containers are filled only after the whole frame has parsed, so
that a frame which breaks half-way changes nothing, and so that hashing a stand-in (which asks
the subject) happens when the turn is ours again.
"""

from array import array
from itertools import accumulate, pairwise
from struct import Struct, error as StructError
from typing import Any, Protocol

from . import containers
from .errors import ProtocolError
from .hashing import hashes_by_itself
from .known_types import SINGLETON_OF, TYPE_OF
from .limits import DEPTH, INT_BYTES, NODES, PACKED_ITEMS
from .replicas import Replicas
from .stdlib_values import MAKE, VIEW_CODES

_U32 = Struct('<I').unpack_from
_I64 = Struct('<q').unpack_from
_F64 = Struct('<d').unpack_from
_PAIR = Struct('<dd').unpack_from
_BOX = Struct('<IB').unpack_from

_LITERALS = {ord('N'): None, ord('T'): True, ord('F'): False, ord('.'): ..., ord('!'): NotImplemented}
_RUNS_OF_KIND = {containers.DICT: 2, containers.COUNTER: 2, containers.ORDERED: 2, containers.DEFAULT: 2}


class Importer(Protocol):
    def adopt(self, decoder: 'Decoder', depth: int) -> object: ...
    def home(self, number: int) -> object: ...
    def adopt_exception(self, decoder: 'Decoder', depth: int) -> object: ...
    def adopt_member(self, kind: Any, name: str) -> object: ...
    def adopt_row(self, kind: Any, items: tuple[Any, ...]) -> object: ...


class Decoder:
    def __init__(self, data: bytes, replicas: Replicas, importer: Importer) -> None:
        self._data = data
        self._at = 0
        self._nodes = 0
        self._replicas = replicas
        self._importer = importer
        self._boxes: dict[int, tuple[Any, int]] = {}
        self._fills: list[tuple[int, Any, int, containers.Runs]] = []

    def value(self, depth: int = 0) -> Any:
        self._nodes += 1
        if depth > DEPTH or self._nodes > NODES:
            raise ProtocolError('a value too deep or too large')
        tag = self._byte()
        read = _READERS.get(tag)
        if read is not None:
            return read(self, depth)
        if tag in _LITERALS:
            return _LITERALS[tag]
        raise ProtocolError(f'tag {tag}')

    def message(self) -> tuple[tuple[Any, ...], list[int], list[int]]:
        """The message, the containers to forget and the objects that are no longer needed."""
        message = self.value()
        if type(message) is not tuple or not message:
            raise ProtocolError('a message is a tuple')
        for _ in range(self.number()):
            self.update()
        dropped = self._numbers()
        released = self._numbers()
        self.end()
        return message, dropped, released

    def _numbers(self) -> list[int]:
        count = self.number()
        numbers = array('I')
        numbers.frombytes(self._take(count * 4))
        return numbers.tolist()

    def number(self) -> int:
        return self._unpack(_U32, 4)[0]

    def flag(self) -> bool:
        byte = self._byte()
        if byte > 1:
            raise ProtocolError('a flag that is neither 0 nor 1')
        return byte == 1

    def update(self) -> None:
        """New content for a container that both sides already hold."""
        number = self.number()
        entry = self._replicas.entries.get(number)
        if entry is None:
            raise ProtocolError('an update of an unknown container')
        self._fills.append((number, entry.box, entry.kind, self._runs(entry.kind, 0)))

    def end(self) -> None:
        if self._at != len(self._data):
            raise ProtocolError('bytes after the end of a message')

    def fill(self) -> None:
        """Second half of decoding; the turn must be ours, for a key may have to be hashed."""
        for number, box, kind, _ in self._fills:
            if number in self._boxes:
                self._replicas.keep(number, box, kind, ())
        for number, box, kind, runs in self._fills:
            if kind == containers.BYTEARRAY and not (len(runs[0]) == 1 and type(runs[0][0]) is bytes):
                raise ProtocolError('a bytearray without its bytes')
            containers.refill(kind, box, runs)
            if number in self._replicas.entries:
                self._replicas.renew(number, containers.RUNS[kind](box))

    # -- parts ---------------------------------------------------------------------------

    def _byte(self) -> int:
        if self._at >= len(self._data):
            raise ProtocolError('a message that ends too early')
        self._at += 1
        return self._data[self._at - 1]

    def _unpack(self, unpack: Any, size: int) -> tuple[Any, ...]:
        try:
            parts = unpack(self._data, self._at)
        except StructError:
            raise ProtocolError('a message that ends too early') from None
        self._at += size
        return parts

    def _take(self, length: int) -> bytes:
        end = self._at + length
        if end > len(self._data):
            raise ProtocolError('a message that ends too early')
        piece = self._data[self._at : end]
        self._at = end
        return piece

    def _text(self, length: int) -> str:
        try:
            return self._take(length).decode('utf-8', 'surrogatepass')
        except UnicodeDecodeError:
            raise ProtocolError('text that is not UTF-8') from None

    def run(self, depth: int) -> tuple[Any, ...]:
        mode = self._byte()
        count = self.number()
        if mode == 0x67:  # g
            if self._nodes + count > NODES or count > len(self._data) - self._at:
                raise ProtocolError('a value too large')
            return tuple([self.value(depth + 1) for _ in range(count)])
        if count > PACKED_ITEMS:
            raise ProtocolError('a packed run too long')
        self._nodes += count // 16
        if mode in (0x71, 0x64):  # q, d
            numbers = array(chr(mode))
            numbers.frombytes(self._take(count * 8))
            return tuple(numbers)
        if mode == 0x73:  # s
            return self._texts(count)
        raise ProtocolError(f'mode {mode} of a run')

    def _texts(self, count: int) -> tuple[str, ...]:
        lengths = array('I')
        lengths.frombytes(self._take(count * 4))
        text = self._text(self.number())
        if sum(lengths) != len(text):
            raise ProtocolError('texts whose lengths do not add up')
        return tuple([text[a:b] for a, b in pairwise(accumulate(lengths, initial=0))])

    def _runs(self, kind: int, depth: int) -> containers.Runs:
        runs = tuple([self.run(depth) for _ in range(_RUNS_OF_KIND.get(kind, 1))])
        if len(runs) == 2 and len(runs[0]) != len(runs[1]):
            raise ProtocolError('keys and values that do not pair')
        return runs

    def read_box(self, depth: int) -> Any:
        number, kind = self._unpack(_BOX, 5)
        if number in self._boxes or not self._replicas.is_peers_number(number):
            raise ProtocolError('a container under a number that is taken')
        extra = self.value(depth + 1) if kind in (containers.DEQUE, containers.DEFAULT) else None
        try:
            box = containers.new_box(kind, extra)
        except (TypeError, ValueError) as error:
            raise ProtocolError(f'a container that cannot be: {error}') from None
        self._boxes[number] = (box, kind)
        # The fill goes in before the inner ones, as the writer numbered it.
        at = len(self._fills)
        self._fills.append((number, box, kind, ()))
        self._fills[at] = (number, box, kind, self._runs(kind, depth))
        return box

    def read_reference(self, _depth: int) -> Any:
        number = self.number()
        if number in self._boxes:
            return self._boxes[number][0]
        entry = self._replicas.entries.get(number)
        if entry is None:
            raise ProtocolError('a reference to an unknown container')
        return entry.box

    def read_int(self, _depth: int) -> int:
        return self._unpack(_I64, 8)[0]

    def read_big_int(self, _depth: int) -> int:
        length = self.number()
        if length > INT_BYTES:
            raise ProtocolError('an int too large')
        return int.from_bytes(self._take(length), 'little', signed=True)

    def read_float(self, _depth: int) -> float:
        return self._unpack(_F64, 8)[0]

    def read_complex(self, _depth: int) -> complex:
        return complex(*self._unpack(_PAIR, 16))

    def read_str(self, _depth: int) -> str:
        return self._text(self.number())

    def read_bytes(self, _depth: int) -> bytes:
        return self._take(self.number())

    def read_tuple(self, depth: int) -> tuple[Any, ...]:
        return self.run(depth)

    def read_frozenset(self, depth: int) -> frozenset[Any]:
        items = self.run(depth)
        if not all(map(hashes_by_itself, items)):
            raise ProtocolError('a frozenset of what does not hash by itself')
        return frozenset(items)

    def read_stdlib(self, depth: int) -> object:
        code = self._byte()
        make = MAKE.get(code)
        parts = self.run(depth)
        if make is None or (code in VIEW_CODES and not all(map(hashes_by_itself, parts))):
            raise ProtocolError('a standard value of unknown type, or a key that does not hash by itself')
        try:
            return make(*parts)
        except Exception as error:
            raise ProtocolError(f'a standard value that cannot be: {type(error).__name__}') from None

    def read_known_type(self, depth: int) -> object:
        name = self.value(depth + 1)
        if type(name) is not str:
            raise ProtocolError('a name that is no text')
        kind = TYPE_OF.get(name) or SINGLETON_OF.get(name)
        if kind is None:
            raise ProtocolError('a type that is not known by name')
        return kind

    def read_handle(self, depth: int) -> object:
        return self._importer.adopt(self, depth)

    def read_home(self, _depth: int) -> object:
        return self._importer.home(self.number())

    def read_member(self, depth: int) -> object:
        kind, name = self.value(depth + 1), self.value(depth + 1)
        if type(name) is not str:
            raise ProtocolError('a member without its name')
        return self._importer.adopt_member(kind, name)

    def read_row(self, depth: int) -> object:
        return self._importer.adopt_row(self.value(depth + 1), self.run(depth))

    def read_exception(self, depth: int) -> object:
        return self._importer.adopt_exception(self, depth)


_READERS = {
    ord('i'): Decoder.read_int,
    ord('I'): Decoder.read_big_int,
    ord('f'): Decoder.read_float,
    ord('c'): Decoder.read_complex,
    ord('s'): Decoder.read_str,
    ord('b'): Decoder.read_bytes,
    ord('t'): Decoder.read_tuple,
    ord('z'): Decoder.read_frozenset,
    ord('m'): Decoder.read_box,
    ord('r'): Decoder.read_reference,
    ord('x'): Decoder.read_stdlib,
    ord('k'): Decoder.read_known_type,
    ord('H'): Decoder.read_handle,
    ord('h'): Decoder.read_home,
    ord('X'): Decoder.read_exception,
    ord('e'): Decoder.read_member,
    ord('w'): Decoder.read_row,
}
