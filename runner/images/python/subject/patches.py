"""Attributes of standard modules that a test replaced, replaced here too."""

import importlib
from typing import Any

_MISSING = object()


class Patches:
    def __init__(self) -> None:
        self._originals: dict[tuple[str, str], Any] = {}

    def patch(self, module_name: str, name: str, value: object) -> None:
        module = importlib.import_module(module_name)
        self._originals.setdefault((module_name, name), module.__dict__.get(name, _MISSING))
        module.__dict__[name] = value

    def unpatch(self, module_name: str, name: str) -> None:
        original = self._originals.pop((module_name, name), None)
        module = importlib.import_module(module_name)
        if original is _MISSING:
            module.__dict__.pop(name, None)
        elif original is not None:
            module.__dict__[name] = original
