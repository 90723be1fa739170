"""Types that exist on both sides under one name, so that they cross by name.

Only types: a function named by the subject must never become the grader's own function, or a
student could answer with `os._exit` where a test expects `suma`.
"""

import abc
import asyncio
import builtins
import collections
import csv
import dataclasses
import datetime
import decimal
import enum
import fractions
import io
import json
import pathlib
import queue
import re
import statistics
import struct
import subprocess
import threading
import types
import typing
import uuid

from .errors import CannotCross
from .hints import FORMS_BY_NAME

# Exceptions of the standard library that a student's code may raise and a test may expect.
_EXCEPTIONS: tuple[type, ...] = (
    asyncio.CancelledError, asyncio.InvalidStateError, asyncio.QueueEmpty, asyncio.QueueFull, csv.Error,
    dataclasses.FrozenInstanceError, decimal.DivisionByZero, decimal.InvalidOperation, io.UnsupportedOperation,
    json.JSONDecodeError, CannotCross, queue.Empty, queue.Full, re.error, statistics.StatisticsError, struct.error,
    subprocess.CalledProcessError, subprocess.TimeoutExpired, threading.BrokenBarrierError,
)  # fmt: skip
# Objects that mean something by being themselves.
_SINGLETONS: tuple[tuple[str, object], ...] = tuple(
    (f'dataclasses.{name}', getattr(dataclasses, name))
    for name in ('MISSING', '_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR')
)

_MORE: tuple[type, ...] = (
    abc.ABC, collections.Counter, collections.OrderedDict, collections.defaultdict,
    collections.deque, datetime.date, datetime.datetime, datetime.time, datetime.timedelta,
    datetime.timezone, decimal.Decimal, enum.Enum, enum.Flag, enum.IntEnum, enum.IntFlag,
    fractions.Fraction, pathlib.PurePosixPath, pathlib.PosixPath, uuid.UUID,
)  # fmt: skip


def _all_known() -> dict[str, type]:
    known: dict[str, type] = {}
    for name, value in vars(builtins).items():
        if isinstance(value, type) and not name.startswith('_'):
            known[f'builtins.{value.__name__}'] = value
    for kind in (*_MORE, *_EXCEPTIONS):
        known[f'{kind.__module__}.{kind.__qualname__}'] = kind
    known['builtins.NoneType'] = types.NoneType
    known['builtins.ellipsis'] = types.EllipsisType
    known['typing.Generic'] = typing.Generic  # type: ignore[assignment]
    return known


TYPE_OF: dict[str, type] = _all_known()
SINGLETON_OF: dict[str, object] = dict(_SINGLETONS) | FORMS_BY_NAME
SINGLETON_NAME_OF: dict[int, str] = {id(value): name for name, value in SINGLETON_OF.items()}
NAME_OF: dict[type, str] = {kind: name for name, kind in TYPE_OF.items()}
