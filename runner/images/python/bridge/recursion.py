"""Room on Python's stack for the codec, whatever depth and limit the caller is at."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .limits import DEPTH

# Frames that one level of nesting takes in the decoder, which needs more than the encoder.
_FRAMES = 8


@contextmanager
def room_to_recurse() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(before + _FRAMES * DEPTH)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
