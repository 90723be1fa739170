"""Objects that stay at home while the other side holds a stand-in for them."""


class Handles:
    """Numbers for own objects that the peer may name. A number is never used twice."""

    def __init__(self) -> None:
        self._object_of: dict[int, object] = {}
        self._number_of: dict[int, int] = {}
        self._next = 0

    def __len__(self) -> int:
        return len(self._object_of)

    def give(self, value: object) -> tuple[int, bool]:
        """The number of `value`, and whether the peer has yet to be told what it is."""
        number = self._number_of.get(id(value))
        if number is not None:
            return number, False
        self._next += 1
        self._object_of[self._next] = value
        self._number_of[id(value)] = self._next
        return self._next, True

    def holds(self, value: object) -> bool:
        return id(value) in self._number_of

    def object_of(self, number: int) -> object:
        """Raises KeyError for a number that was never given, or was released."""
        return self._object_of[number]

    def release(self, number: int) -> None:
        value = self._object_of.pop(number, None)
        self._number_of.pop(id(value), None)
