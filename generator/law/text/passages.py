"""A document as its sentences, each with its heading, its words as they compare, and where these came from."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple, assert_never

from msgspec import Struct

from generator.diagnostics import KeyPath
from generator.document import Block, Content, Document, Heading, List, Paragraph, Table, Text
from generator.document.sentence_ends import sentence_ends
from generator.document.walk import plain

_WORD = re.compile(r"[^\W_]+(?:['’.\-@&][^\W_]+)*")
"""``e-mail``, ``foto's``, ``B.V`` and ``info@bedrijf.nl`` are one word, ``inzage/correctie`` are two."""


_SPACE = re.compile(r"\s")


class Word(NamedTuple):
    """A word as it compares, and the characters of the text that it is."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    return tuple(Word(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """A text in small letters, without accents, with one kind of apostrophe."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


class Piece(NamedTuple):
    """The characters of a passage that are one run: the profile value that they came from, and where they link to."""

    start: int
    end: int
    key: KeyPath | None
    href: str | None


class Passage(Struct, frozen=True, dict=True):
    """A sentence, a row of a table, or a heading.

    ``section`` counts the headings of the document, 0 before the first; ``title`` is the heading's text. ``block``
    counts paragraphs, items and rows, and ``template`` is the file that the block came from. ``pieces`` lie in order.
    """

    text: str
    section: int
    title: str
    block: int
    is_heading: bool
    template: str | None
    pieces: tuple[Piece, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the passage as they compare."""
        return words_of(self.text)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words alone, as they compare."""
        return tuple(word.folded for word in self.words)

    @property
    def shown(self) -> str:
        """The text on one line, with one space between words."""
        return " ".join(self.text.split())


def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of a document in reading order."""
    found: list[Passage] = []
    section, title, counted = 0, "", 0
    for block in document.blocks:
        if isinstance(block, Heading):
            section, title = section + 1, " ".join(plain(block.content).split())
        for contents in _units(block):
            counted += 1
            is_heading = isinstance(block, Heading)
            for text, pieces in _sentences(contents, whole=not isinstance(block, Paragraph | List)):
                found.append(Passage(text, section, title, counted, is_heading, block.template, pieces))
    return tuple(found)


def _units(block: Block) -> Iterator[tuple[Content, ...]]:
    """The paragraphs of a block, or the cells of each row."""
    match block:
        case Heading() | Paragraph():
            yield (block.content,)
        case List():
            for item in block.items:
                for part in item.blocks:
                    yield from _units(part)
        case Table():
            yield from (block.header, *block.rows)
        case _:
            assert_never(block)


_BETWEEN_CELLS = " | "


def _sentences(contents: tuple[Content, ...], *, whole: bool) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """The sentences of a paragraph; of a row or heading the whole."""
    text, pieces = _joined(contents)
    ends = [] if whole else sentence_ends(text)
    start = 0
    for end in (*ends, len(text)):
        if text[start:end].strip():
            yield text[start:end], tuple(_moved(pieces, start, end))
        start = end + 1


def _moved(pieces: list[Piece], start: int, end: int) -> Iterator[Piece]:
    for piece in pieces:
        if piece.start < end and piece.end > start:
            yield Piece(max(piece.start, start) - start, min(piece.end, end) - start, piece.key, piece.href)


def _joined(contents: tuple[Content, ...]) -> tuple[str, list[Piece]]:
    """The text of several contents, one sign of white space for each, so that places stay what they are."""
    text = ""
    pieces: list[Piece] = []
    for content in contents:
        text += _BETWEEN_CELLS if text else ""
        for inline in content:
            shown = _SPACE.sub(" ", inline.text) if isinstance(inline, Text) else " "
            if isinstance(inline, Text):
                pieces.append(Piece(len(text), len(text) + len(shown), inline.key, inline.href))
            text += shown
    return text, pieces
