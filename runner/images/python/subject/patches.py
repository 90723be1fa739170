"""Attributes of standard modules that a test replaced, replaced here too."""

import importlib
from typing import Any

_MISSING = object()


class Patches:
    def __init__(self) -> None:
        self._originals: dict[tuple[str, str], Any] = {}
        self._class_originals: dict[tuple[type, str], Any] = {}

    def replace_in_class(self, kind: type, name: str, value: object) -> None:
        if name in kind.__dict__:
            self._class_originals.setdefault((kind, name), kind.__dict__[name])
        setattr(kind, name, value)

    def restore_in_class(self, kind: type, name: str) -> None:
        if (kind, name) in self._class_originals:
            setattr(kind, name, self._class_originals.pop((kind, name)))

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
