"""Links inside a statement: each anchor stands once, and each link to one finds it."""

import re
from collections.abc import Collection, Iterable, Iterator

from generator.diagnostics import Diagnostic, Location, diagnose
from generator.diagnostics.suggestion import suggest
from generator.document import Block, Heading
from generator.template import RenderedSection

_INTERNAL = re.compile(r"(?<!\\)\]\( *<?(?P<target>#(?P<anchor>[a-z][a-z0-9-]*))>? *\)")
"""A link to an anchor that the template names; one that is made of a company's value holds a slot."""


def anchors(blocks: Iterable[Block]) -> frozenset[str]:
    """The anchors of a statement's headings."""
    return frozenset(block.anchor for block in blocks if isinstance(block, Heading))


def repeated(blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    """Anchors that two headings have."""
    seen: dict[str, str | None] = {}
    for block in blocks:
        if isinstance(block, Heading):
            if block.anchor in seen:
                yield diagnose(
                    "repeated-anchor", Location(block.template or ""), anchor=block.anchor, seen=seen[block.anchor]
                )
            seen.setdefault(block.anchor, block.template)


def dead(section: RenderedSection, known: Collection[str]) -> Iterator[Diagnostic]:
    """Links of a section to none of the ``known`` anchors, at the lines of its Markdown, counted from 1."""
    if "](" not in section.markdown:
        return
    for number, line in enumerate(section.markdown.split("\n"), start=1):
        for link in _INTERNAL.finditer(line):
            if link["anchor"] not in known:
                place = Location(section.template, number, link.start("target") + 1, len(link["target"]), line)
                near = suggest(link["anchor"], known)
                hint = near or "where a company may lack that section, print the link only if it is there"
                yield diagnose("dead-link", place, link=link["target"], hint=hint)
