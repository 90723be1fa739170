"""The mutable built-in containers, and how one is looked into, compared and refilled.

A container is seen as *runs*: a list has one run (its items), a dict two (keys, values). The
snapshot of a container is the tuple of its runs as they were at the last crossing.
"""

from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from operator import is_
from typing import Any

Run = tuple[object, ...]
Runs = tuple[Run, ...]

LIST, DICT, SET, BYTEARRAY, DEQUE, COUNTER, ORDERED, DEFAULT = range(8)

KIND_OF: dict[type, int] = {
    list: LIST, dict: DICT, set: SET, bytearray: BYTEARRAY, deque: DEQUE, Counter: COUNTER,
    OrderedDict: ORDERED, defaultdict: DEFAULT,
}  # fmt: skip


# dict's own methods, by hand: a subclass of the student's may answer anything to `keys()`.
def _dict_runs(box: dict[Any, Any]) -> Runs:
    return (tuple(dict.keys(box)), tuple(dict.values(box)))


def _ordered_runs(box: OrderedDict[Any, Any]) -> Runs:
    keys = tuple(OrderedDict.__iter__(box))
    return (keys, tuple(dict.__getitem__(box, key) for key in keys))


RUNS: dict[int, Callable[[Any], Runs]] = {
    LIST: lambda box: (tuple(list.__iter__(box)),),
    SET: lambda box: (tuple(set.__iter__(box)),),
    BYTEARRAY: lambda box: ((bytes(box),),),
    DEQUE: lambda box: (tuple(deque.__iter__(box)),),
    DICT: _dict_runs,
    COUNTER: _dict_runs,
    DEFAULT: _dict_runs,
    ORDERED: _ordered_runs,
}


def unchanged(kind: int, old: Runs, new: Runs) -> bool:
    """Identity, not equality: 1, 1.0 and True are equal, and `==` may be the student's code."""
    if kind == BYTEARRAY:
        return old == new
    return all(len(a) == len(b) and all(map(is_, a, b)) for a, b in zip(old, new))


def size(runs: Runs) -> int:
    return sum(map(len, runs))


def new_box(kind: int, extra: object) -> Any:
    """An empty container. `extra` is a deque's maxlen or a defaultdict's factory."""
    match kind:
        case 0:
            return []
        case 1:
            return {}
        case 2:
            return set()
        case 3:
            return bytearray()
        case 4:
            if extra is not None and type(extra) is not int:
                raise TypeError('maxlen')
            return deque(maxlen=extra)
        case 5:
            return Counter()
        case 6:
            return OrderedDict()
        case 7:
            return defaultdict(extra)  # type: ignore[arg-type]
    raise ValueError('kind of container')


def extra_of(kind: int, box: Any) -> object:
    if kind == DEQUE:
        return box.maxlen
    return box.default_factory if kind == DEFAULT else None


def refill(kind: int, box: Any, runs: Runs) -> None:
    """Makes `box` hold exactly `runs`, keeping its identity.

    Hashing a key may ask the other side, which looks at all replicas: so keys are hashed into
    a stranger first, and the box itself goes from old to new in one step.
    """
    if kind == LIST:
        list.__setitem__(box, slice(None), runs[0])
    elif kind == BYTEARRAY:
        box[:] = runs[0][0]
    elif kind == DEQUE:
        deque.clear(box)
        deque.extend(box, runs[0])
    elif kind == SET:
        fresh = set(runs[0])
        set.clear(box)
        set.update(box, fresh)
    else:
        pairs = dict(zip(*runs))
        OrderedDict.clear(box) if kind == ORDERED else dict.clear(box)
        OrderedDict.update(box, pairs) if kind == ORDERED else dict.update(box, pairs)


def kind_of(value: object) -> int | None:
    """The kind of an exact container, or of a subclass of one; None for anything else."""
    kind = KIND_OF.get(type(value))
    if kind is not None:
        return kind
    for base in type(value).__mro__:
        if base in KIND_OF:
            return KIND_OF[base]
    return None
