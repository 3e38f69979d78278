"""Characters that look like a space or like nothing, where YAML takes a plain space or nothing at all.

They come along when text is pasted from a document or a web page. YAML reads them as letters: the line that holds one
is well-formed and means something else, so that the complaint would be about the next.
"""

import re
import unicodedata
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, diagnose
from generator.yaml.source_text import Page

CODE = "odd-space"

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064"
_ODD = f"[{_SPACES}{_NOTHING}]"
_NAME = r"[\w.-]+"
_IN_SYNTAX = re.compile(
    rf"^ *(?:- *)*(?P<indentation>{_ODD})"
    rf"|(?:^|[{{,]) *(?:- *)*{_NAME}(?:(?P<before>{_ODD}){_ODD}* *:|:(?P<after>{_ODD}))"
)
_IN_NAME = re.compile(rf"^{_ODD}|(?<=:){_ODD}|{_ODD}(?=\W*$)")
_AS_VALUE = re.compile(rf"(?:-|{_NAME}:)(?P<after>{_ODD})")
# Joiners and direction marks are left out: a text can need one at its edge.
_EDGE = f"[{_SPACES}\u00ad\u200b\u2060]"
_AT_EDGE = re.compile(rf"^{_EDGE}|{_EDGE}$")


def explain(page: Page, first: int, last: int) -> Diagnostic | None:
    """The character of these lines, from 0, that made the parser stumble; ``None`` when there is none."""
    for number in range(min(last, len(page.lines) - 1), max(first, 0) - 1, -1):
        if found := _IN_SYNTAX.search(page.lines[number]):
            return _finding(page.lines[number][_start(found)], page.at(number, _start(found)))
    return None


def check_name(name: str, place: Location) -> Iterator[Diagnostic]:
    """The finding about a name that stands without quotes."""
    if found := _IN_NAME.search(name):
        yield _at(found.start(), name[found.start()], place)


def check_value(value: str, place: Location) -> Iterator[Diagnostic]:
    """The finding about a value that stands without quotes."""
    if found := _AS_VALUE.match(value):
        yield _at(found.start("after"), found["after"], place)
    elif found := _AT_EDGE.search(value):
        yield _at(found.start(), found[0], place)


def _at(offset: int, character: str, place: Location) -> Diagnostic:
    column = place.column + offset
    if place.source[column - 1 : column] != character:  # written as a code, or on a later line
        return _finding(character, place)
    return _finding(character, Location(place.path, place.line, column, 1, place.source))


def _start(found: re.Match[str]) -> int:
    return max(found.start(name) for name in ("indentation", "before", "after"))


def _finding(character: str, place: Location) -> Diagnostic:
    name = unicodedata.name(character, "unnamed").lower()
    return diagnose("odd-space", place, character=f"{ord(character):04X}", named=name)
