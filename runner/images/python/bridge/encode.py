"""Values to bytes. PROTOCOL.md has the table of tags.

One `Encoder` writes one frame. What is not a plain value is handed to the `Exporter`: the
grader and the subject each decide on their own what leaves them, and as what.
"""

from array import array
from collections.abc import Callable
from struct import Struct
from typing import Any, Protocol

from . import containers
from .errors import CannotCross
from .hashing import hashes_by_itself
from .known_types import NAME_OF, SINGLETON_NAME_OF
from .limits import DEPTH, INT_BYTES
from .replicas import Replicas
from .stdlib_values import TAKE, VIEW_CODE, VIEW_CODES

_U32 = Struct('<I').pack
_NUMBERED = Struct('<cI').pack
_INT = Struct('<cq').pack
_FLOAT = Struct('<cd').pack
_COMPLEX = Struct('<cdd').pack
_BOX = Struct('<cIB').pack

# Below this many elements a packed run costs more than it saves.
_PACK_FROM = 16


class Exporter(Protocol):
    def export(self, encoder: 'Encoder', value: object, depth: int) -> None: ...


class Encoder:
    def __init__(self, replicas: Replicas, exporter: Exporter) -> None:
        self.out = bytearray()
        self.replicas = replicas
        self._exporter = exporter
        # Numbers given in this frame, so that a failed encoding leaves no trace behind.
        self.fresh: list[int] = []

    def value(self, value: object, depth: int = 0) -> None:
        if depth > DEPTH:
            raise CannotCross(f'a value nested more than {DEPTH} deep')
        write = _WRITERS.get(type(value))
        if write is None:
            self._exporter.export(self, value, depth)
        else:
            write(self, value, depth)

    def tagged(self, tag: bytes, number: int) -> None:
        self.out += _NUMBERED(tag, number)

    def member(self, kind: type, name: str, depth: int) -> None:
        """A member of an enum that both sides have."""
        self.out += b'e'
        self.value(kind, depth + 1)
        self.value(name, depth + 1)

    def row(self, value: tuple[object, ...], depth: int) -> None:
        """A named tuple of a class that both sides have."""
        self.out += b'w'
        self.value(type(value), depth + 1)
        self.run(tuple(tuple.__iter__(value)), depth)

    def view(self, value: Any, depth: int) -> bool:
        """A view of a dict; False when its keys are not plain enough to cross by value."""
        code = VIEW_CODE.get(type(value))
        items = tuple(value) if code is not None else ()
        if code is None or (code in VIEW_CODES and not all(map(hashes_by_itself, items))):
            return False
        self.out += b'x' + bytes((code,))
        self.run(items, depth)
        return True

    def box(self, box: Any, kind: int, depth: int) -> None:
        known = self.replicas.number_of(box)
        if known is not None:
            self.out += _NUMBERED(b'r', known)
            return
        number = self.replicas.give_number()
        runs = containers.RUNS[kind](box)
        self.replicas.keep(number, box, kind, runs)
        self.fresh.append(number)
        self.out += _BOX(b'm', number, kind)
        if kind in (containers.DEQUE, containers.DEFAULT):
            self.value(containers.extra_of(kind, box), depth + 1)
        self.runs(runs, depth)

    def runs(self, runs: containers.Runs, depth: int) -> None:
        for run in runs:
            self.run(run, depth)

    def run(self, run: tuple[object, ...], depth: int) -> None:
        """Elements in a row; homogeneous long ones are packed by C code."""
        count = len(run)
        if count >= _PACK_FROM:
            kinds = set(map(type, run))
            if len(kinds) == 1 and self._packed(kinds.pop(), run):
                return
        self.out += b'g' + _U32(count)
        for item in run:
            self.value(item, depth + 1)

    def _packed(self, kind: type, run: tuple[Any, ...]) -> bool:
        if kind is int:
            try:
                self.out += b'q' + _U32(len(run)) + array('q', run).tobytes()
            except OverflowError:
                return False
        elif kind is float:
            self.out += b'd' + _U32(len(run)) + array('d', run).tobytes()
        elif kind is str:
            text = ''.join(run).encode('utf-8', 'surrogatepass')
            lengths = array('I', map(len, run)).tobytes()
            self.out += b's' + _U32(len(run)) + lengths + _U32(len(text)) + text
        else:
            return False
        return True


def _int(encoder: Encoder, value: int, _depth: int) -> None:
    if -0x8000_0000_0000_0000 <= value <= 0x7FFF_FFFF_FFFF_FFFF:
        encoder.out += _INT(b'i', value)
        return
    length = value.bit_length() // 8 + 1
    if length > INT_BYTES:
        raise CannotCross(f'an int of {length} bytes; {INT_BYTES} may cross')
    encoder.out += _NUMBERED(b'I', length) + value.to_bytes(length, 'little', signed=True)


def _str(encoder: Encoder, value: str, _depth: int) -> None:
    data = value.encode('utf-8', 'surrogatepass')
    encoder.out += _NUMBERED(b's', len(data)) + data


def _bytes(encoder: Encoder, value: bytes, _depth: int) -> None:
    encoder.out += _NUMBERED(b'b', len(value)) + value


def _float(encoder: Encoder, value: float, _depth: int) -> None:
    encoder.out += _FLOAT(b'f', value)


def _complex(encoder: Encoder, value: complex, _depth: int) -> None:
    encoder.out += _COMPLEX(b'c', value.real, value.imag)


def _tuple(encoder: Encoder, value: tuple[object, ...], depth: int) -> None:
    encoder.out += b't'
    encoder.run(value, depth)


def _frozenset(encoder: Encoder, value: frozenset[object], depth: int) -> None:
    encoder.out += b'z'
    encoder.run(tuple(value), depth)


def _literal(tag: bytes) -> Callable[[Encoder, Any, int], None]:
    def write(encoder: Encoder, _value: object, _depth: int) -> None:
        encoder.out += tag

    return write


def _bool(encoder: Encoder, value: bool, _depth: int) -> None:
    encoder.out += b'T' if value else b'F'


def _box(kind: int) -> Callable[[Encoder, Any, int], None]:
    return lambda encoder, value, depth: encoder.box(value, kind, depth)


def _stdlib(encoder: Encoder, value: object, depth: int) -> None:
    code, take = TAKE[type(value)]
    encoder.out += b'x' + bytes((code,))
    encoder.run(take(value), depth)


def known_object(encoder: Encoder, value: object) -> bool:
    """As `known_type`, for the few objects that both sides have."""
    name = SINGLETON_NAME_OF.get(id(value))
    if name is None:
        return False
    encoder.out += b'k'
    _str(encoder, name, 0)
    return True


def known_type(encoder: Encoder, value: type) -> bool:
    """Writes a type that both sides have under the same name; False when it is not one."""
    name = NAME_OF.get(value)
    if name is None:
        return False
    encoder.out += b'k'
    _str(encoder, name, 0)
    return True


_WRITERS: dict[type, Callable[[Encoder, Any, int], None]] = {
    type(None): _literal(b'N'),
    type(...): _literal(b'.'),
    type(NotImplemented): _literal(b'!'),
    bool: _bool,
    int: _int,
    float: _float,
    complex: _complex,
    str: _str,
    bytes: _bytes,
    tuple: _tuple,
    frozenset: _frozenset,
    **{kind: _box(code) for kind, code in containers.KIND_OF.items()},
    **{kind: _stdlib for kind in TAKE},
}
