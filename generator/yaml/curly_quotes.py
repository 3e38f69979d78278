"""Curly quotes that Word put where YAML takes straight ones: they would be printed as part of the value."""

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, diagnose
from generator.yaml.source_text import shown

_DOUBLE, _SINGLE = "\u201c\u201d\u201e\u201f", "\u2018\u2019\u201a\u201b"
# Of the double ones the text between may hold none, for “A” and “B” is a text; single ones are apostrophes as well.
_AROUND = re.compile(rf"""[{_DOUBLE}]([^{_DOUBLE}"]+)[{_DOUBLE}"]|[{_SINGLE}](.*[^{_SINGLE}].*)[{_SINGLE}']""")
_UNCLOSED = re.compile(rf"""[\u201c\u201e\u201f]([^{_DOUBLE}"]+)""")


def check(value: str, place: Location) -> Iterator[Diagnostic]:
    """The finding about a name or value without straight quotes that curly ones enclose; those inside a text stay."""
    if found := _AROUND.fullmatch(value) or _UNCLOSED.fullmatch(value):
        inner = next(filter(None, found.groups()))
        yield diagnose("curly-quotes", place, value=shown(value), inner=shown(inner))
