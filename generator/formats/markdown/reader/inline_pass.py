"""One pass over a text: what Python-Markdown's inline processors have in common, and how they keep characters apart.

Python-Markdown applies one processor after the other to a whole text and puts a mark (STX … ETX) where each has been.
A character written as its number between the same marks is seen by no processor after that.
"""

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

CODED = re.compile(f"{STX}([0-9]+){ETX}")
Made = Element | str | None
Handled = tuple[Made, int | None, int | None]


class Processor(InlineProcessor):
    """A pattern and what it makes of a match; a subclass says the latter in ``make``."""

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override] # noqa: N802
        """Python-Markdown's name for it: what was made, and which part of ``data`` it replaces."""
        made = self.make(m)
        return (None, None, None) if made is None else (made, m.start(), m.end())

    def make(self, match: re.Match[str]) -> Made:
        """The element or characters that take the place of a match; ``None`` leaves it to the processors after this."""
        raise NotImplementedError


def coded(text: str) -> str:
    """Characters as no processor sees them any more."""
    return "".join(f"{STX}{ord(character)}{ETX}" for character in text)


def decoded(text: str) -> str:
    """The characters of a text that has been processed."""
    return CODED.sub(lambda match: chr(int(match[1])), text)
