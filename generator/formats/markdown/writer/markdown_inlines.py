"""Content as Markdown that says the same to every CommonMark reader."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from enum import Enum, auto
from functools import lru_cache
from itertools import groupby, takewhile
from operator import attrgetter
from string import punctuation

from msgspec import Struct
from msgspec.structs import replace

from generator.document import Content, Inline, LineBreak, Text
from generator.document.sentence_ends import sentence_ends
from generator.document.walk import join, plain
from generator.formats.markdown.writer.markdown_escapes import escaped, escaped_address, escaped_lines, references

SAFE_OUTSIDE = frozenset(punctuation + " \n")
"""What may stand outside a mark whatever stands inside it; about other characters the versions of CommonMark differ."""


class MarkKind(Enum):
    """What a token is: characters, an end of bold or slanted text, an end of a link, or a line break."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    LINK = auto()
    LINK_END = auto()
    BREAK = auto()


class Token(Struct, frozen=True):
    """A piece of Markdown: markup, or characters that are not escaped yet."""

    kind: MarkKind
    text: str


EDGE = Token(MarkKind.BREAK, "")
"""What stands before and after a content."""
Styles = Mapping[str, Callable[[Text], bool]]


@lru_cache(maxsize=8_192)
def lines(content: Content) -> tuple[str, ...]:
    """Content as the lines of a paragraph, which end after each sentence and at each line break.

    Sister companies share most of their words, so what was written is remembered.
    """
    if content and content[-1] == LineBreak():
        raise ValueError(f"Markdown has no line break at the end of a paragraph, as {plain(content)!r} has")
    return tuple(escaped_lines(_written(tuple(_with_line_ends(join(content))))).split("\n"))


@lru_cache(maxsize=8_192)
def line(content: Content) -> str:
    """Content as one line, for a heading or a cell; a line break, which has no form there, is a ``ValueError``."""
    if LineBreak() in content:
        raise ValueError(f"Markdown has no line break in a heading or a cell, as {plain(content)!r} has")
    return _written(join(content))


def one_piece(content: Content) -> str:
    """Content as Markdown with its own line breaks only, to stand within other text."""
    return _written(join(content))


def _with_line_ends(content: Content) -> Iterator[Inline]:
    ends = sentence_ends(plain(content))
    position = 0
    for inline in content:
        length = len(inline.text) if isinstance(inline, Text) else 1
        within = [end - position for end in ends if position <= end < position + length]
        yield _cut(inline, within) if within and isinstance(inline, Text) else inline
        position += length


def _cut(run: Text, spaces: Sequence[int]) -> Text:
    """A run with line ends for some of its spaces, but not in a link, and not at the edge of a formatting."""
    edge = 1 if run.strong or run.emphasis else 0
    characters = list(run.text)
    for index in spaces:
        if run.href is None and edge <= index < len(characters) - edge:
            characters[index] = "\n"
    return replace(run, text="".join(characters))


def _written(content: Sequence[Inline]) -> str:
    tokens = [EDGE, EDGE, *_tokens(content), EDGE, EDGE]
    return "".join(
        _characters(token.text, tokens[index - 2 : index], tokens[index + 1 : index + 3])
        if token.kind is MarkKind.TEXT
        else token.text
        for index, token in enumerate(tokens)
    )


def _tokens(content: Sequence[Inline]) -> Iterator[Token]:
    # With bold text about, slanted text is _so_, and the two never touch.
    slant = "_" if any(isinstance(inline, Text) and inline.strong for inline in content) else "*"
    styles = {"**": attrgetter("strong"), slant: attrgetter("emphasis")}
    for href, group in groupby(content, key=lambda inline: inline.href or "" if isinstance(inline, Text) else None):
        inlines = list(group)
        if href is None:
            yield from [Token(MarkKind.BREAK, "\\\n")] * len(inlines)
            continue
        marked = _styled([inline for inline in inlines if isinstance(inline, Text)], styles)
        link_end = Token(MarkKind.LINK_END, f"]({escaped_address(href)})")
        yield from (Token(MarkKind.LINK, "["), *marked, link_end) if href else marked


def _styled(runs: Sequence[Text], styles: Styles) -> Iterator[Token]:
    """The runs within the marks that each needs, the mark that goes on longest outside the other."""
    while runs:
        extents = {mark: sum(1 for _ in takewhile(has, runs)) for mark, has in styles.items()}
        mark = max(extents, key=extents.__getitem__, default="")
        if count := extents.get(mark, 0):
            yield Token(MarkKind.OPEN, mark)
            yield from _styled(runs[:count], {other: has for other, has in styles.items() if other != mark})
            yield Token(MarkKind.CLOSE, mark)
        else:
            yield Token(MarkKind.TEXT, runs[0].text)
        runs = runs[count or 1 :]


def _characters(text: str, before: Sequence[Token], after: Sequence[Token]) -> str:
    """Characters between the two tokens before them and the two after them."""
    (left_of_mark, left), (right, right_of_mark) = before, after
    start = _is_lost(text[0], left, {MarkKind.CLOSE, MarkKind.LINK_END}, left_of_mark.text[:-3:-1])
    end = len(text) - _is_lost(text[-1], right, {MarkKind.OPEN, MarkKind.LINK}, right_of_mark.text[:2])
    middle = escaped(text[start:end])
    if right.kind is MarkKind.LINK and middle.endswith("!"):
        middle = f"{middle[:-1]}\\!"
    return references(text[:start]) + middle + references(text[max(start, end) :])


def _is_lost(character: str, neighbour: Token, outer: Set[MarkKind], inside: str) -> bool:
    """Whether a character at the edge of a text is to be a reference.

    Beside ``outer`` kinds of token it stands outside. There it could keep a mark from being one, depending on what is
    ``inside`` of that mark, nearest first. Elsewhere white space would be dropped, or keep the mark from being one.
    """
    if neighbour.kind not in outer:
        return character.isspace()
    holds = neighbour.text != "_" and inside[:1].isalnum() and len(inside) > 1
    return neighbour.kind in {MarkKind.OPEN, MarkKind.CLOSE} and not holds and character not in SAFE_OUTSIDE
