"""Types that exist on both sides under one name, so that they cross by name.

Only types: a function named by the subject must never become the grader's own function, or a
student could answer with `os._exit` where a test expects `suma`.
"""

import abc
import builtins
import collections
import datetime
import decimal
import enum
import fractions
import pathlib
import types
import typing
import uuid

_MORE: tuple[type, ...] = (
    abc.ABC, collections.Counter, collections.OrderedDict, collections.defaultdict,
    collections.deque, datetime.date, datetime.datetime, datetime.time, datetime.timedelta,
    datetime.timezone, decimal.Decimal, enum.Enum, enum.Flag, enum.IntEnum, enum.IntFlag,
    fractions.Fraction, pathlib.PurePosixPath, pathlib.PosixPath, uuid.UUID,
    decimal.InvalidOperation, decimal.DivisionByZero,
)  # fmt: skip


def _all_known() -> dict[str, type]:
    known: dict[str, type] = {}
    for name, value in vars(builtins).items():
        if isinstance(value, type) and not name.startswith('_'):
            known[f'builtins.{value.__name__}'] = value
    for kind in _MORE:
        known[f'{kind.__module__}.{kind.__qualname__}'] = kind
    known['builtins.NoneType'] = types.NoneType
    known['builtins.ellipsis'] = types.EllipsisType
    known['typing.Generic'] = typing.Generic  # type: ignore[assignment]
    return known


TYPE_OF: dict[str, type] = _all_known()
NAME_OF: dict[type, str] = {kind: name for name, kind in TYPE_OF.items()}
