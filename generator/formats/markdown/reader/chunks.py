"""The line-oriented half: which characters may stand in a text, and the text cut at its blank lines."""

import re
from collections.abc import Iterable, Iterator
from typing import Self

from generator.diagnostics import Diagnostic
from generator.formats.markdown.reader.markdown_position import Place
from generator.formats.markdown.reader.refusal_rules import diagnostic

SLOT_OR_STRANGE = re.compile(
    "\ue000[0-9]+\ue001"
    "|(?P<tab>\t)"
    "|(?P<control>[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff])"
    "|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010ffff])"
    r"|(?P<space>(?:(?<=[ |])|^)[^\S ]|[^\S ](?=[ |]|\{#|<a |$))"  # where some readers drop what is not ASCII
)
CODES = {"tab": "tab", "control": "control-character", "private": "private-character", "space": "white-space"}


class Chunk(str):
    """Lines with no blank one between them, joined by ``\\n``; ``line`` is the number of the first in the text."""

    line: int

    def __new__(cls, lines: Iterable[str], line: int) -> Self:
        """Joins ``lines``, the first of which is number ``line``, counted from 1."""
        chunk = super().__new__(cls, "\n".join(lines))
        chunk.line = line
        return chunk


def chunks_of(lines: Iterable[str]) -> list[Chunk]:
    """The chunks of a text; a line of spaces is blank too."""
    chunks: list[Chunk] = []
    held: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip(" "):
            held.append(line)
        elif held:
            chunks.append(Chunk(held, number - len(held)))
            held = []
    return chunks


def strange_characters(place: Place) -> Iterator[Diagnostic]:
    """A finding for each character that nobody sees or that could be taken for one of the parser's own marks."""
    for number, line in enumerate(place.lines, 1):
        for match in SLOT_OR_STRANGE.finditer(line):
            if match.lastgroup:
                yield diagnostic(CODES[match.lastgroup], place.at(number, match.start() + 1))


def first_line(block: str) -> str:
    """The first line of a chunk."""
    return block.partition("\n")[0]


def take(blocks: list[str]) -> Chunk:
    """The first of the chunks that are left; the list is Python-Markdown's, which knows them as strings."""
    chunk = blocks.pop(0)
    assert isinstance(chunk, Chunk)
    return chunk


def put_back(blocks: list[str], chunk: Chunk, taken: int) -> None:
    """Leaves the lines of a chunk after the first ``taken`` for the next processor."""
    if lines := chunk.split("\n")[taken:]:
        blocks.insert(0, Chunk(lines, chunk.line + taken))
