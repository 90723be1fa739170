"""Reads the pairs of the differential suite: cases/<topic>.pairs.

    === name of the pair            [cannot-cross]
    --- student_code.py
    …
    --- tests.py
    …

`[cannot-cross]` marks a pair whose tests pass plainly and must end, through the bridge, in the
clear error that LIMITS.md describes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / 'cases'
_MARK = '[cannot-cross]'


@dataclass
class Pair:
    topic: str
    name: str
    cannot_cross: bool
    student: str = ''
    tests: str = ''

    @property
    def title(self) -> str:
        return f'{self.topic}: {self.name}'


def read_pairs(topics: list[str]) -> Iterator[Pair]:
    for path in sorted(CASES.glob('*.pairs')):
        if not topics or path.stem in topics:
            yield from _parse(path.stem, path.read_text(encoding='utf-8'))


def _parse(topic: str, text: str) -> Iterator[Pair]:
    pair: Pair | None = None
    into = ''
    for line in text.splitlines(keepends=True):
        if line.startswith('=== '):
            if pair is not None:
                yield pair
            title = line[4:].strip()
            pair = Pair(topic, title.removesuffix(_MARK).strip(), title.endswith(_MARK))
            into = ''
        elif line.startswith('--- '):
            into = line[4:].strip()
        elif pair is not None and into == 'student_code.py':
            pair.student += line
        elif pair is not None and into == 'tests.py':
            pair.tests += line
        elif line.strip():
            raise ValueError(f'{topic}: a line outside of a pair: {line!r}')
    if pair is not None:
        yield pair
