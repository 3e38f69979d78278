"""Tables: widths in proportion to what the columns hold, and the rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from generator.document import Content, Revision, Table
from generator.document.walk import plain
from generator.formats.docx.house_style import HouseStyle
from generator.formats.docx.wordprocessingml import escape, paragraph_properties
from generator.formats.docx.writer.runs import Runs

_LOOK = (
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
    'w:noHBand="0" w:noVBand="1"/>'
)


class TableWriter(Struct, frozen=True):
    """Writes tables in the table style of the house; ``runs`` writes what stands in the cells."""

    style: HouseStyle
    runs: Runs

    def write(self, table: Table, title: str) -> str:
        """A table across the page; ``title`` and the column headers are its text alternative."""
        style = self.style
        widths = column_widths(table, style.text_width, style.table_em, style.cell_padding)
        columns = ", ".join(_line(cell) for cell in table.header)
        return "".join(
            (
                f'<w:tbl><w:tblPr><w:tblStyle w:val="{style.ids["table grid"]}"/>',
                f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_LOOK}',
                f'<w:tblCaption w:val="{escape(title)}"/><w:tblDescription w:val="{escape(columns)}"/></w:tblPr>',
                "<w:tblGrid>",
                *(f'<w:gridCol w:w="{width}"/>' for width in widths),
                "</w:tblGrid>",
                *self._rows(table, widths),
                "</w:tbl>",
            )
        )

    def _rows(self, table: Table, widths: Sequence[int]) -> Iterator[str]:
        ids = self.style.ids
        header = paragraph_properties(ids["table heading"], keep_next=True)
        first, other = (paragraph_properties(ids[name]) for name in ("table row heading", "table text"))
        yield self.row("<w:cantSplit/><w:tblHeader/>", table.header, widths, [header] * len(widths), table.revision)
        revisions = table.row_revisions or (None,) * len(table.rows)
        for row, revision in zip(table.rows, revisions, strict=True):
            yield self.row("<w:cantSplit/>", row, widths, [first] + [other] * (len(widths) - 1), revision)

    def row(
        self,
        kind: str,
        row: Sequence[Content],
        widths: Sequence[int],
        forms: Sequence[str],
        revision: Revision | None,
    ) -> str:
        """A row: the XML of what ``kind`` of row it is, and its cells in the ``forms`` of their paragraphs.

        ``revision`` is for tables of a redline to write.
        """
        cells = "".join(self._cell(*cell) for cell in zip(row, widths, forms, strict=True))
        return f"<w:tr><w:trPr>{kind}</w:trPr>{cells}</w:tr>"

    def _cell(self, content: Content, width: int, form: str) -> str:
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        return f"<w:tc>{properties}<w:p>{form}{self.runs.write(content)}</w:p></w:tc>"


def _line(content: Content) -> str:
    return " ".join(plain(content).split())


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
