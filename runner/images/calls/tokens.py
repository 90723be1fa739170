"""The words in which calls and answers travel. PROTOCOL.md beside this file tells of them."""

from collections.abc import Iterator
from typing import Any

# Deeper or larger than this no author expects anything.
_DEPTH = 200
_NODES = 200_000


def escape(text: str) -> str:
    """As one word: every UTF-16 unit but printable ASCII, and of that the backslash and the colon, as \\uXXXX."""
    if text.isascii() and text.isalnum():
        return text
    raw = text.encode('utf-16-be', 'surrogatepass')
    units = (raw[at] << 8 | raw[at + 1] for at in range(0, len(raw), 2))
    return ''.join(chr(unit) if 0x20 < unit < 0x7F and unit not in (0x5C, 0x3A) else f'\\u{unit:04x}' for unit in units)


def unescape(word: str) -> str:
    first, *rest = word.split('\\u')
    raw = [bytes.fromhex(part[:4]) + part[4:].encode('utf-16-be') for part in rest]
    return b''.join([first.encode('utf-16-be'), *raw]).decode('utf-16-be', 'surrogatepass')


def read_value(words: Iterator[str]) -> Any:
    word = next(words)
    rest = word[2:]
    match word[0]:
        case 'n':
            return None
        case 'b':
            return rest == '1'
        case 'i':
            return int(rest)
        case 'd':
            return float(rest)
        case 's':
            return unescape(rest)
        case 'l':
            return [read_value(words) for _ in range(int(rest))]
        case _:
            pairs = [(read_value(words), read_value(words)) for _ in range(int(rest))]
            return dict(pairs)


class Writer:
    """Writes values as words; what is no plain value is told by the name of its class alone."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._left = _NODES

    def write(self, value: object, depth: int = _DEPTH) -> None:
        self._left -= 1
        if depth == 0 or self._left < 0:
            self.words.append('x')
        elif value is None:
            self.words.append('n')
        elif isinstance(value, bool):
            self.words.append(f'b:bool:{int(value)}')
        elif isinstance(value, int):
            self.words.append(f'i:int:{int.__repr__(value)}')
        elif isinstance(value, float):
            self.words.append(f'd:float:{float.__repr__(value)}')
        elif isinstance(value, str):
            self.words.append(f's:str:{escape(str.__str__(value))}')
        elif isinstance(value, list | tuple):
            kind = list if isinstance(value, list) else tuple
            self._write_all('l', kind.__name__, list(kind.__iter__(value)), depth)
        elif isinstance(value, set | frozenset):
            kind = set if isinstance(value, set) else frozenset
            self._write_all('S', kind.__name__, list(kind.__iter__(value)), depth)
        elif isinstance(value, dict):
            pairs = list(dict.items(value))
            self._write_all('m', 'dict', [part for pair in pairs for part in pair], depth)
        else:
            self.words.append(f'o:{escape(type(value).__name__)}')

    def _write_all(self, letter: str, kind: str, items: list[object], depth: int) -> None:
        self.words.append(f'{letter}:{kind}:{len(items) // 2 if letter == "m" else len(items)}')
        for item in items:
            self.write(item, depth - 1)
