"""What a processor cannot hold, left in the element tree where it was found, and read from the tree afterwards."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import STX

from generator.diagnostics import Diagnostic
from generator.formats.markdown.reader.markdown_position import Place
from generator.formats.markdown.reader.refusal_rules import diagnostic

TAG = "finding"
"""The element that stands for something found; it has no text, so that nothing parses it further."""
END_OF_WORDS = re.compile(f"[\n{STX}]")


def finding(code: str, found: str = "", about: str | None = None) -> Element:
    """The element of a finding.

    ``found`` are the words of the source to point at, as far as they stand on one line and have not been parsed yet;
    ``about`` goes into the message, when that is something else.
    """
    words = END_OF_WORDS.split(found)[0]
    return Element(TAG, code=code, found=words, about=found if about is None else about)


def note(parent: Element, code: str, found: str = "", line: int | None = None, about: str | None = None) -> None:
    """Leaves a finding as the last child of ``parent``, at ``line`` unless that is where the parent starts."""
    element = finding(code, found, about)
    if line is not None:
        element.set("line", str(line))
    parent.append(element)


def diagnose(root: Element, place: Place) -> Iterator[Diagnostic]:
    """The findings in a tree, each at its place; equal ones in one block at their places one after the other."""
    seen: Counter[tuple[int, str]] = Counter()
    for element, line in _findings(root, 1):
        found = element.attrib["found"]
        location = place.find(line, found, seen[line, found])
        seen[line, found] += 1
        yield diagnostic(element.attrib["code"], location, element.attrib["about"])


def _findings(parent: Element, line: int) -> Iterator[tuple[Element, int]]:
    for child in parent:
        own = int(child.get("line", line))
        if child.tag == TAG:
            yield child, own
        else:
            yield from _findings(child, own)
