"""Widths of table columns: as the content wants them, and no column under its longest word."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from generator.document import Content, Table
from generator.document.walk import plain

_COMMON, _OTHER_SCRIPT = 560, 1000
_LETTERS: Mapping[str, int] = MappingProxyType(
    dict.fromkeys("ijl'|’‘", 230)
    | dict.fromkeys("ft., :;!()[]/I", 285)
    | dict.fromkeys("r-", 340)
    | dict.fromkeys("ckszvxyJ", 500)
    | dict.fromkeys("wABCDEGHKNPRSTUVXYZ&", 700)
    | dict.fromkeys("OQmM", 840)
    | dict.fromkeys("W%@—…", 960)
)
"""Thousandths of an em, a little over what Arial takes; how wide a typeface is against Arial is in the em."""
_BOLD = 1.08
_RAGGED = 1.12
"""What a text of several lines takes more than its length: lines end before the edge."""
_STEPS = 16


def column_widths(table: Table, total: int, em: int, padding: int) -> tuple[int, ...]:
    """The width of each column, all in twips: together ``total``; ``em`` is the type size, ``padding`` a cell's.

    A column is as wide as its longest word, or wider, so that the tallest cells of all columns have as many lines.
    When the longest words do not fit beside each other, the widest columns give way: few words are broken then.
    """
    columns = [_Column.of(place, cells, em, padding) for place, cells in enumerate(_cells(table))]
    one_line, narrowest = ([column.width(lines) for column in columns] for lines in (1, None))
    if sum(one_line) <= total:
        return _stretched(one_line, total)
    if sum(narrowest) >= total:
        return _stretched(_squeezed(narrowest, total), total)
    return _stretched(_fitting(columns, total), total)


def _cells(table: Table) -> Iterable[tuple[Content, ...]]:
    return zip(table.header, *table.rows, strict=True)


class _Column(Struct, frozen=True):
    """A column's longest word and longest line in twips, and its ``padding``."""

    word: float
    line: float
    padding: int

    @classmethod
    def of(cls, place: int, cells: Sequence[Content], em: int, padding: int) -> "_Column":
        header, *rest = map(plain, cells)
        scale = em / 1000
        body = scale * _BOLD if place == 0 else scale
        word, line = (
            max(_widest(parted([header])) * scale * _BOLD, _widest(parted(rest)) * body) for parted in (_words, _lines)
        )
        return cls(word, line, padding)

    def width(self, lines: float | None) -> float:
        """The width in which the longest cell has so many lines; as narrow as it can be without a number."""
        if lines is None:
            return self.word + self.padding
        ragged = self.line if lines == 1 else self.line * _RAGGED / lines
        return max(self.word, min(ragged, self.line)) + self.padding


def _fitting(columns: Sequence[_Column], total: int) -> list[float]:
    """The widths at the smallest number of lines that fits."""
    low, high = 1.0, 1.0
    while sum(column.width(high) for column in columns) > total:
        low, high = high, 2 * high
    for _ in range(_STEPS):
        middle = (low + high) / 2
        fits = sum(column.width(middle) for column in columns) <= total
        low, high = (low, middle) if fits else (middle, high)
    return [column.width(high) for column in columns]


def _squeezed(widths: Sequence[float], total: int) -> list[float]:
    """The widths cut off at the one limit that makes them fit."""
    rest, limit = float(total), 0.0
    for place, width in enumerate(sorted(widths)):
        limit = rest / (len(widths) - place)
        if width > limit:
            break
        rest -= width
    return [min(width, limit) for width in widths]


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in text.split()}


def _lines(texts: Iterable[str]) -> set[str]:
    return {line for text in texts for line in text.split("\n")}


def _widest(texts: Iterable[str]) -> int:
    widest = 0
    for text in sorted(texts, key=len, reverse=True):
        if len(text) * _OTHER_SCRIPT <= widest:
            break  # no shorter text can be wider
        widest = max(widest, text_width(text))
    return widest


def text_width(text: str) -> int:
    """About how wide a text is at most, in thousandths of an em; a character outside the Latin alphabets is one em."""
    return sum(_LETTERS.get(letter, _COMMON if letter < "\u0530" else _OTHER_SCRIPT) for letter in text)


def _stretched(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """The widths, in proportion, as whole twips that add up to ``total``."""
    floors = [int(total * width / sum(widths)) for width in widths]
    return (*floors[:-1], total - sum(floors[:-1]))
