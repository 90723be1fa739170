"""What goes through the codec comes back equal, of the same types, with the same aliases."""

import math
import random
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from pathlib import PosixPath
from typing import Any

import pytest

from bridge.decode import Decoder
from bridge.encode import Encoder, known_type
from bridge.errors import CannotCross, ProtocolError
from bridge.limits import DEPTH, INT_BYTES
from bridge.recursion import room_to_recurse
from bridge.replicas import Replicas

NEWS = bytes(12)


class Closed:
    """A side that has no objects of its own."""

    def export(self, encoder: Encoder, value: object, _depth: int) -> None:
        if not (isinstance(value, type) and known_type(encoder, value)):
            raise CannotCross(type(value).__name__)

    def adopt(self, _decoder: Decoder, _depth: int) -> object:
        raise ProtocolError('adopt')

    adopt_exception = adopt

    def home(self, _number: int) -> object:
        raise ProtocolError('home')

    def adopt_member(self, _kind: object, _name: str) -> object:
        raise ProtocolError('member')

    def adopt_row(self, _kind: object, _items: object) -> object:
        raise ProtocolError('row')


def write(value: object) -> bytes:
    encoder = Encoder(Replicas(1), Closed())
    with room_to_recurse():
        encoder.value((value,))
    return bytes(encoder.out + NEWS)


def read(data: bytes) -> Any:
    decoder = Decoder(data, Replicas(0), Closed())
    with room_to_recurse():
        message, _, _ = decoder.message()
    decoder.fill()
    return message[0]


def same(a: Any, b: Any) -> bool:
    if type(a) is not type(b):
        return False
    if isinstance(a, float):
        return math.copysign(1, a) == math.copysign(1, b) and (a == b or (a != a and b != b))
    if isinstance(a, (list, tuple, deque)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    return a == b


PLAIN: list[Any] = [
    None, True, False, 0, -1, 2**63 - 1, -(2**63), 2**63, -(2**63) - 1, 10**5000, 0.0, -0.0, math.inf, math.nan,
    1 + 2j, '', 'ñ😀\ud800\x00', b'', b'\xff', ..., NotImplemented, (), [], {}, set(), frozenset(), bytearray(b'x'),
    deque([1], maxlen=3), Counter('aab'), OrderedDict(b=1, a=2), defaultdict(list, {1: [2]}), range(1, 9, 2), slice(1),
    Decimal('1.10'), Decimal('-0'), Fraction(1, 3), date(2024, 2, 29),
    datetime(2024, 1, 1, tzinfo=timezone.utc), timedelta(-1), PosixPath('/a'), int, ValueError, list[int], int | None,
]  # fmt: skip


@pytest.mark.parametrize('value', PLAIN, ids=lambda value: type(value).__name__)
def test_a_plain_value_comes_back_as_it_was(value: Any) -> None:
    assert same(read(write(value)), value)


def random_value(chance: random.Random, depth: int = 0) -> Any:
    kind = chance.randrange(12 if depth < 5 else 7)
    if kind < 7:
        return chance.choice(PLAIN[:21])
    items = [random_value(chance, depth + 1) for _ in range(chance.randrange(5))]
    if kind == 7:
        return tuple(items)
    if kind == 8:
        return {chance.randrange(99): item for item in items}
    if kind == 9:
        return [chance.choice([1, -5, 2**40]) for _ in range(chance.randrange(60))]
    if kind == 10:
        return [chance.choice(['', 'x', 'ñ\ud800']) for _ in range(chance.randrange(60))]
    return items


@pytest.mark.parametrize('seed', range(300))
def test_random_values_come_back(seed: int) -> None:
    value = random_value(random.Random(seed))
    assert same(read(write(value)), value)


def test_aliases_and_cycles_are_kept() -> None:
    row: list[Any] = [1]
    ring: list[Any] = [row, row]
    ring.append(ring)
    back = read(write(ring))
    assert back[0] is back[1] and back[2] is back and back[0] == [1]


def test_nesting_is_allowed_up_to_the_limit_and_not_beyond() -> None:
    def nested(depth: int) -> Any:
        value: Any = 1
        for _ in range(depth):
            value = [value]
        return value

    assert read(write(nested(DEPTH - 2)))
    with pytest.raises(CannotCross):
        write(nested(DEPTH + 1))


def test_an_int_is_allowed_up_to_the_limit_and_not_beyond() -> None:
    largest = 1 << (INT_BYTES * 8 - 9)
    assert read(write(largest)) == largest
    with pytest.raises(CannotCross):
        write(1 << (INT_BYTES * 8))
