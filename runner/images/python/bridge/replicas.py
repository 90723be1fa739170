"""Mutable containers that both sides hold, kept equal at every crossing.

Exactly one side runs at a time, so a list that crossed can be one list for both: before a side
gives the turn away it sends the new content of every container that changed since the last
crossing. In-place changes, aliases, cycles and `f(x) is x` all follow from this one rule.

A container that nobody but this table refers to can no longer be seen changing; its entry is
dropped, and the other side is told.
"""

from sys import getrefcount
from typing import Any

from . import containers
from .containers import Runs
from .limits import REPLICA_ITEMS, REPLICAS

# References to a box that nobody else knows: the entry's own, and getrefcount's argument.
_OURS = 2


class Entry:
    __slots__ = ('box', 'kind', 'runs')

    def __init__(self, box: Any, kind: int, runs: Runs) -> None:
        self.box = box
        self.kind = kind
        self.runs = runs


class Replicas:
    """`parity` 0 or 1 keeps the numbers that the two sides give apart."""

    def __init__(self, parity: int) -> None:
        self._parity = parity
        self._next = parity + 2
        self.entries: dict[int, Entry] = {}
        self._number_of: dict[int, int] = {}
        self._items = 0

    def number_of(self, box: object) -> int | None:
        return self._number_of.get(id(box))

    def give_number(self) -> int:
        self._next += 2
        return self._next

    def is_peers_number(self, number: int) -> bool:
        return number % 2 != self._parity and number not in self.entries

    def keep(self, number: int, box: Any, kind: int, runs: Runs) -> None:
        self.entries[number] = Entry(box, kind, runs)
        self._number_of[id(box)] = number
        self._items += containers.size(runs)

    def renew(self, number: int, runs: Runs) -> None:
        entry = self.entries[number]
        self._items += containers.size(runs) - containers.size(entry.runs)
        entry.runs = runs

    def drop(self, number: int) -> None:
        entry = self.entries.pop(number, None)
        if entry is not None:
            del self._number_of[id(entry.box)]
            self._items -= containers.size(entry.runs)

    def take_changes(self, fresh: list[int]) -> tuple[list[tuple[int, Entry]], list[int]]:
        """What changed since the last crossing, and the numbers to forget.

        `fresh` are the numbers that the frame being written defines: they are up to date.
        """
        changed: list[tuple[int, Entry]] = []
        new = frozenset(fresh)
        dropped: list[int] = []
        crowded = len(self.entries) > REPLICAS or self._items > REPLICA_ITEMS
        for number, entry in list(self.entries.items()):
            if number in new:
                continue
            alone = getrefcount(entry.box) <= _OURS
            runs = containers.RUNS[entry.kind](entry.box)
            if not containers.unchanged(entry.kind, entry.runs, runs):
                self.renew(number, runs)
                changed.append((number, entry))
            if alone or crowded:
                # What changed it may have been the last to see it: `box().append(1)`.
                dropped.append(number)
                self.drop(number)
        return changed, dropped
