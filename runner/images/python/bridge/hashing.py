"""Which values hash without asking anybody: only those may be keys while a message is read."""

from .known_types import TYPE_OF

_PLAIN = (type(None), bool, int, float, complex, str, bytes)


def hashes_by_itself(value: object) -> bool:
    if type(value) in (tuple, frozenset):
        return all(map(hashes_by_itself, value))  # type: ignore[call-overload]
    return type(value) in _PLAIN or type(value) in _STDLIB_TYPES


_STDLIB_TYPES = frozenset(
    kind for kind in TYPE_OF.values() if kind.__module__ in ('datetime', 'decimal', 'fractions', 'uuid', 'pathlib')
)
