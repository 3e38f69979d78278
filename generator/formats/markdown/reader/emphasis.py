"""Bold and slanted text, paired as CommonMark pairs it (specification 0.31.2, section 6.2 and its appendix).

Python-Markdown takes no account of the punctuation around asterisks, so that it reads ``**(a)**b`` otherwise than the
rest of the world. Here a character that could have opened or closed something, and did not, is a finding: it was most
likely meant to.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.util import ETX, STX
from msgspec import Struct

from generator.formats.markdown.reader.element_problems import note
from generator.formats.markdown.reader.inline_pass import Processor, coded

TEXT_WITH_RUNS = r"(?s)\A.*[*_].*\Z"
RUNS = re.compile(r"\*+|_+")
CONTEXT = 12
"""How many characters after a stray one go along to find it in the source by."""


class MarkRun(Struct):
    """``length`` asterisks or underscores in a row, of which those from ``start`` to ``end`` are not used yet."""

    character: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int

    def pairs_with(self, closer: "MarkRun") -> bool:
        """Whether this run, before ``closer``, opens what that closes: the same character, and the rule of three."""
        doubtful = (self.closes or closer.opens) and (self.length + closer.length) % 3 == 0
        return self.character == closer.character and not (doubtful and (self.length % 3 or closer.length % 3))


class Mark(Struct, frozen=True, order=True):
    """Characters that are markup: ``strong`` and ``emphasis`` are +1 where it opens and -1 where it closes."""

    start: int
    end: int
    strong: int = 0
    emphasis: int = 0
    stray: bool = False


class Emphasis(Processor):
    """``*``, ``_``, ``**``, ``__`` and their nestings in a whole piece of text at once."""

    def make(self, match: re.Match[str]) -> Element:
        """Makes a ``span`` of the text, with a ``run`` for each stretch of one formatting."""
        data, span = match[0], Element("span")
        position = strong = emphasis = 0
        for mark in sorted(marks(runs(data))):
            _add_run(span, data[position : mark.start], strong, emphasis)
            if mark.stray:
                found = data[mark.start : mark.end + CONTEXT]
                note(span, "emphasis", found, about=data[mark.start : mark.end])
            position, strong, emphasis = mark.end, strong + mark.strong, emphasis + mark.emphasis
        _add_run(span, data[position:], strong, emphasis)
        return span


def _add_run(span: Element, text: str, strong: int, emphasis: int) -> None:
    run = SubElement(span, "run")
    if strong:
        run.set("strong", "yes")
    if emphasis:
        run.set("emphasis", "yes")
    # What is left of them are characters, and must not be taken for markup when Python-Markdown comes by again.
    run.text = RUNS.sub(lambda match: coded(match[0]), text)


def runs(data: str) -> Iterator[MarkRun]:
    """The runs in a text, and whether each can open or close by what stands around it."""
    for match in RUNS.finditer(data):
        start, end = match.span()
        before, after = data[start - 1 : start] or "\n", data[end : end + 1] or "\n"
        left = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
        right = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
        opens, closes = left, right
        if match[0][0] == "_":
            opens = left and (not right or _is_punctuation(before))
            closes = right and (not left or _is_punctuation(after))
        yield MarkRun(match[0][0], start, end, opens, closes, end - start)


def _is_punctuation(character: str) -> bool:
    # Python-Markdown's marks stand for escaped characters, character references and links, which end in punctuation.
    return character in {STX, ETX} or unicodedata.category(character)[0] in "PS"


def marks(found: Iterable[MarkRun]) -> Iterator[Mark]:
    """What the runs of a text mean, in no order."""
    openers: list[MarkRun] = []
    for run in found:
        while run.closes and run.start < run.end and (index := _opener(openers, run)) is not None:
            yield from map(_stray, openers[index + 1 :])
            del openers[index + 1 :]
            yield from _pair(openers[index], run)
            if openers[index].start == openers[index].end:
                openers.pop()
        if run.start < run.end and run.opens:
            openers.append(run)
        elif run.start < run.end and run.closes:
            yield _stray(run)
    yield from map(_stray, openers)


def _opener(openers: list[MarkRun], closer: MarkRun) -> int | None:
    return next((i for i in range(len(openers) - 1, -1, -1) if openers[i].pairs_with(closer)), None)


def _pair(opener: MarkRun, closer: MarkRun) -> Iterator[Mark]:
    size = min(2, opener.end - opener.start, closer.end - closer.start)
    strong, emphasis = (1, 0) if size == 2 else (0, 1)
    # Half of ** used as * is CommonMark, but nobody means that.
    stray = size == 1 and 2 in {opener.length, closer.length}
    opener.end -= size
    yield Mark(opener.end, opener.end + size, strong, emphasis, stray)
    yield Mark(closer.start, closer.start + size, -strong, -emphasis, stray)
    closer.start += size


def _stray(run: MarkRun) -> Mark:
    return Mark(run.start, run.end, stray=True)
