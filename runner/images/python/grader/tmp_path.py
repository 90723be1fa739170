"""`tmp_path` for two users: what a test writes there the student may read, and the reverse."""

from pathlib import Path
from typing import Any

import pytest

_OPEN_TO_BOTH = 0o777
_PASS_THROUGH = 0o711


def open_tmp_path() -> None:
    plain_base, plain_make = pytest.TempPathFactory.getbasetemp, pytest.TempPathFactory.mktemp

    def getbasetemp(self: Any) -> Path:
        base = plain_base(self)
        base.chmod(_PASS_THROUGH)
        return base

    def mktemp(self: Any, basename: str, numbered: bool = True) -> Path:
        made = plain_make(self, basename, numbered)
        made.chmod(_OPEN_TO_BOTH)
        return made

    pytest.TempPathFactory.getbasetemp = getbasetemp  # type: ignore[method-assign]
    pytest.TempPathFactory.mktemp = mktemp  # type: ignore[method-assign]
