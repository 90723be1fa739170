"""The built-in value inside an instance of a subclass of a built-in type."""

from typing import Any


def exact(base: type, value: Any) -> object:
    """The built-in value inside an instance of a subclass, past any method of that subclass."""
    if base is int:
        return int.__add__(value, 0)
    if base is float:
        return float.__add__(value, 0.0) if value == value else float('nan')
    if base is complex:
        return complex.__add__(value, 0j)
    if base is str:
        return str.__str__(value) if type(value) is str else ''.join(str.__iter__(value))
    if base is bytes:
        return bytes(bytes.__iter__(value))
    if base is tuple:
        return tuple(tuple.__iter__(value))
    return frozenset(frozenset.__iter__(value))
