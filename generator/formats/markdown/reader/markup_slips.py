"""What Markdown takes for plain text and the author of a section certainly meant otherwise.

Only a section is read so, in which the values of a company are slots: a value may hold any of these characters.
"""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Diagnostics, diagnose_by_rule
from generator.formats.markdown.reader.markdown_position import Place, lines_of
from generator.formats.markdown.reader.refusal_rules import RefusalRule

SLIPS = {
    "bullet": RefusalRule(
        "This bullet is a character to Markdown, and makes no list.",
        "Start an item with - and a space; write &bull; for the character.",
    ),
    "footnote": RefusalRule(
        "This is a footnote elsewhere; here it would be printed as it stands.",
        "Say it in the text, between brackets; write \\[ for the character.",
    ),
    "brace": RefusalRule(
        "This brace would be printed as it stands.",
        "Write {{ name }} with two braces on each side and {% if … %} without a space in {%; write \\{ or \\} for the "
        "character.",
    ),
}
"""Each slip's code, and what it says."""

_SLIP = re.compile(
    r"""
      ^ (?: [ ]* (?: [-+*] | [0-9]{1,9}[.)] ) [ ]+ )* [ ]* (?P<bullet> [•‣◦▪●○·] ) [ ]
    | (?<!\\) (?P<footnote> \[ \^ [^\]\s]+ \] )
    | (?<!\\) (?P<brace> \{\{ | \}\} | \{[ ]*% | %[ ]*\} | \{ [ ]* [A-Za-z_][\w.]* [ ]* (?: \| [^{}]* )? \} )
    """,
    re.VERBOSE | re.MULTILINE,
)


def slips(markdown: str, name: str) -> Diagnostics:
    """The slips in a section's Markdown; ``name`` is the display path of its template, lines count from 1."""
    return tuple(_slips(Place(name, lines_of(markdown)))) if _SLIP.search(markdown) else ()


def _slips(place: Place) -> Iterator[Diagnostic]:
    for number, line in enumerate(place.lines, start=1):
        for found in _SLIP.finditer(line):
            code = found.lastgroup or ""
            rule, length = SLIPS[code], len(found[code])
            location = place.at(number, found.start(code) + 1, length)
            yield diagnose_by_rule(code, rule.message, location, rule.severity, rule.hint)
