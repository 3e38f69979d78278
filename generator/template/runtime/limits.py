"""How much one section of one company can hold: a reader's work grows faster than its text."""

import re

MOST_CHARACTERS = 300_000
MOST_HEADINGS = MOST_ITEMS = 2_000
MOST_MARKS = 1_000
"""Of ``*``, ``[`` and the like in one paragraph or table. A real section has a twentieth of each."""

_HEADING = re.compile("^#", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s", re.MULTILINE)
_MARK = re.compile(r"[*_\[\]`~<]")


def excess(markdown: str) -> str:
    """What a rendered section has too much of to be read in good time; empty for nothing."""
    if len(markdown) > MOST_CHARACTERS:
        return f"the section is {len(markdown):,} characters long; at most {MOST_CHARACTERS:,} are read"
    for what, pattern, most in (("headings", _HEADING, MOST_HEADINGS), ("items", _ITEM, MOST_ITEMS)):
        if (count := len(pattern.findall(markdown))) > most:
            return f"the section has {count:,} {what}; at most {most:,} are read"
    marks = max((len(_MARK.findall(part)) for part in markdown.split("\n\n")), default=0)
    return f"a paragraph has {marks:,} marks such as * and [; at most {MOST_MARKS:,} are read" * (marks > MOST_MARKS)
