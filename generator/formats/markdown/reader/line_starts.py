"""What a line of Markdown starts, as CommonMark sees it."""

import re

from msgspec import Struct

MARKER = re.compile(r"(?P<indent> *)(?P<mark>[-+*]|[0-9]{1,9}[.)])(?P<gap> +(?=[^ ])| *$)")
HEADING = re.compile(r" {0,3}(?P<marks>#+)(?: +(?P<text>.*))?$")
UNDERLINE = re.compile(r" {0,3}(=+|-+) *$")
DELIMITER_ROW = re.compile(r"(?=.*-)[-:| ]+$")
REFUSED = re.compile(
    r"""
    [ ]{0,3} (?:
        (?P<quote> > )
      | (?P<code_block> ``` | ~~~ )
      | (?P<rule> ([-*_]) (?:[ ]*\4){2,} [ ]*$ )
      | (?P<heading_space> \#+[^ #] )
    )
    """,
    re.VERBOSE,
)
REFUSED_FIRST = re.compile(r"(?P<code_block> {4})|(?P<link_definition> {0,3}\[(?:[^\[\]\\]|\\.)*\]:)")


class Marker(Struct, frozen=True):
    """The start of a list item: ``mark`` after ``indent`` spaces and before ``gap``; its text is at index ``width``."""

    indent: int
    mark: str
    gap: int
    width: int

    @property
    def kind(self) -> str:
        """What the items of one list have in common: the bullet, or the character after the number."""
        return self.mark[-1]

    @property
    def number(self) -> int | None:
        """The number of the item; ``None`` for a bullet."""
        return int(self.mark[:-1]) if len(self.mark) > 1 else None


def marker(line: str) -> Marker | None:
    """The list item that a line starts, however far the line is indented."""
    if not (match := MARKER.match(line)):
        return None
    indent, mark, gap = len(match["indent"]), match["mark"], len(match["gap"])
    return Marker(indent, mark, gap, indent + len(mark) + (gap if 1 <= gap <= 4 else 1))


def indentation(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def is_heading(line: str) -> bool:
    """Whether a line is a heading, of any level."""
    return HEADING.match(line) is not None


def refusal(line: str) -> str | None:
    """The code of what a line starts that a statement cannot hold, wherever the line stands."""
    match = REFUSED.match(line)
    return match.lastgroup.replace("_", "-") if match and match.lastgroup else None


def refusal_of_first(line: str) -> str | None:
    """The code of what a line starts that a statement cannot hold when no paragraph is going on."""
    match = REFUSED.match(line) or REFUSED_FIRST.match(line)
    return match.lastgroup.replace("_", "-") if match and match.lastgroup else None


def ends_paragraph(line: str) -> bool:
    """Whether a line ends the paragraph before it: a heading, something refused, or an item numbered 1 or bulleted."""
    if UNDERLINE.match(line):
        return False
    item = marker(line)
    starts_list = item is not None and item.indent < 4 and item.number in {None, 1} and line.strip(" ") != item.mark
    return starts_list or is_heading(line) or refusal(line) is not None


def ends_item(line: str) -> bool:
    """Whether a line that is not indented far enough for the list item before it ends that item by itself."""
    return marker(line) is not None or is_heading(line) or refusal(line) is not None
