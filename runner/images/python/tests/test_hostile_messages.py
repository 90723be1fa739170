"""Whatever bytes the subject sends, the decoder answers with a value or a ProtocolError."""

import random
from struct import pack

import pytest

from bridge.decode import Decoder
from bridge.errors import ProtocolError
from bridge.limits import DEPTH, NODES, PACKED_ITEMS
from bridge.recursion import room_to_recurse
from bridge.replicas import Replicas
from test_codec import NEWS, Closed, random_value, write

TAGS = b'NTF.!iIfcsbtzmrxkHhXewgqd'


def attempt(data: bytes) -> None:
    decoder = Decoder(data, Replicas(0), Closed())
    try:
        with room_to_recurse():
            decoder.message()
        decoder.fill()
    except ProtocolError:
        pass
    except (TypeError, ValueError, OverflowError, RecursionError):
        # The conversation turns these into a ProtocolError; nothing else may come out.
        pass


@pytest.mark.parametrize('seed', range(400))
def test_a_message_with_bytes_changed(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(write(random_value(chance)))
    for _ in range(chance.randrange(1, 6)):
        data[chance.randrange(len(data))] = chance.choice(TAGS) if chance.random() < 0.5 else chance.randrange(256)
    attempt(bytes(data))


@pytest.mark.parametrize('seed', range(400))
def test_a_message_of_random_tags(seed: int) -> None:
    chance = random.Random(seed)
    attempt(bytes(chance.choice(TAGS + b'\0\0\0\0\1\2') for _ in range(chance.randrange(200))))


@pytest.mark.parametrize('seed', range(200))
def test_a_message_cut_short(seed: int) -> None:
    chance = random.Random(seed)
    data = write(random_value(chance))
    with pytest.raises(ProtocolError):
        decoder = Decoder(data[: chance.randrange(len(data))], Replicas(0), Closed())
        decoder.message()


def run_of(tag: bytes, count: int) -> bytes:
    return b't' + b'g' + pack('<I', 1) + tag + pack('<I', count)


@pytest.mark.parametrize(
    'data',
    [
        run_of(b's', 0xFFFF_FFFF),
        run_of(b'b', 0x7FFF_FFFF),
        run_of(b'I', 1 << 30),
        run_of(b'tg', NODES + 1),
        run_of(b'tq', PACKED_ITEMS + 1) + bytes(80),
        run_of(b'ts', 3) + pack('<III', 9, 9, 9) + pack('<I', 1) + b'a',
        run_of(b'r', 7),
        run_of(b'h', 7),
        b't' + b'g' + pack('<I', 1) + b'm' + pack('<IB', 2, 0) + b'g' + pack('<I', 0) + NEWS,
        b't' + b'g' + pack('<I', 1) + b'm' + pack('<IB', 3, 99) + b'g' + pack('<I', 0) + NEWS,
        b'tg' + pack('<I', 1) + b'zg' + pack('<I', 1) + b'm' + pack('<IB', 3, 0) + b'g' + pack('<I', 0) + NEWS,
        b'tg\x01\0\0\0' * (DEPTH + 5) + b'N' + NEWS,
        b'tg' + pack('<I', 1) + b'k' + b's' + pack('<I', 8) + b'os._exit' + NEWS,
        b'tg' + pack('<I', 1) + b'N' + NEWS + b'x',
        b'N' + NEWS,
        b'tg' + pack('<I', 1) + b'N' + pack('<I', 1) + pack('<I', 5) + b'g' + pack('<I', 0) + bytes(8),
    ],
    ids=[
        'text longer than the message', 'bytes longer than the message', 'int too large', 'too many values',
        'packed run too long', 'texts that do not add up', 'unknown container', 'unknown object',
        'container under our number', 'container of no kind', 'list inside a frozenset', 'too deep',
        'a function by name', 'bytes after the end', 'not a tuple', 'update of an unknown container',
    ],
)  # fmt: skip
def test_a_message_that_breaks_a_rule_is_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError), room_to_recurse():
        Decoder(data, Replicas(0), Closed()).message()
