"""The parser's events of one document, guarded: bounded in depth and number, without YAML's ways to say a thing twice.

Events come one by one while the parser reads, so a file that nests too deep is left before anything recurses over it;
PyYAML's composer crashes the process on 100,000 open brackets.
"""

from collections.abc import Iterator
from typing import TypeAlias

import yaml

from generator.diagnostics import Diagnostic, Location
from generator.yaml import characters, positions, refusals, syntax_errors
from generator.yaml.source_text import Page

try:
    from yaml import CSafeLoader
except ImportError as error:
    # The pure parser accepts other files than libyaml (1 in 75 mutated profiles) and is ten times slower. What a
    # statement says must not depend on which build of PyYAML is installed, so there is one parser.
    advice = "pip install --force-reinstall --only-binary=:all: pyyaml"
    raise ImportError(f"PyYAML is installed without its parser libyaml; install its wheel: {advice}") from error

MAX_DEPTH = 32
"""How deep lists and mappings may nest; a profile needs six."""

MAX_NODES = 20_000
"""How many keys and values a file may hold; the largest profile of the first five has six hundred."""

Event: TypeAlias = yaml.NodeEvent | yaml.CollectionEndEvent


def events(page: Page, findings: list[Diagnostic]) -> Iterator[Event]:
    """The node events of the document, in order; where reading must stop they end, and ``findings`` has the reason."""
    depth = nodes = documents = 0
    event: yaml.Event | None = None
    try:
        for event in yaml.parse(characters.parseable(page.text), Loader=CSafeLoader):
            if isinstance(event, yaml.NodeEvent):
                nodes += 1
                depth += isinstance(event, yaml.CollectionStartEvent)
                if depth > MAX_DEPTH or nodes > MAX_NODES:
                    findings.append(_too_large(event, depth, page))
                    return
                findings.extend(_properties(event, page))
                yield event
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                yield event
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                findings.extend(_document(event, documents, page))
                if documents > 1:
                    return
    except yaml.YAMLError as error:
        stopped = syntax_errors.explain(error, event, page)
        if not (isinstance(event, yaml.AliasEvent) and stopped.location.line == findings[-1].location.line):
            findings.append(stopped)  # else it is the rest of a text that starts with *, which is told already


def _too_large(event: yaml.NodeEvent, depth: int, page: Page) -> Diagnostic:
    place = positions.of(event, page)
    return refusals.too_deep(MAX_DEPTH, place) if depth > MAX_DEPTH else refusals.too_many(MAX_NODES, place)


def _properties(event: yaml.NodeEvent, page: Page) -> tuple[Diagnostic, ...]:
    anchor, tag = event.anchor, getattr(event, "tag", None)
    if anchor is None and tag is None:
        return ()
    found = []
    if anchor is not None:
        refuse = refusals.alias if isinstance(event, yaml.AliasEvent) else refusals.anchor
        found.append(refuse(_token(event, page, len(anchor) + 1)))
    if tag is not None:
        found.append(refusals.tag(_token(event, page)))
    return tuple(found)


def _document(event: yaml.DocumentStartEvent, number: int, page: Page) -> Iterator[Diagnostic]:
    if event.version or event.tags:
        yield refusals.directive(_token(event, page, 1))
    if number > 1:
        yield refusals.second_document(_token(event, page))


def _token(event: yaml.Event, page: Page, length: int = 0) -> Location:
    """Where an event starts, with the characters up to the next space marked when ``length`` does not say how many."""
    start, _ = positions.marks(event)
    place = page.at(start.line, start.column)
    return page.at(start.line, start.column, length or len(place.source[start.column :].partition(" ")[0]))
