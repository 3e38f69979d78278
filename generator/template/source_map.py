"""Where in the templates each line of a rendered section came from: for what a later step finds wrong with it.

The section is rendered once more by an environment that marks the start of each line of text with its file and line.
Nothing else knows of these marks, and no statement is made of what holds them.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from jinja2 import TemplateError, nodes
from msgspec.structs import replace

from generator.diagnostics import Diagnostic, Diagnostics, Location
from generator.profile import Profile
from generator.profile.shape import Record
from generator.template.policy import Policy
from generator.template.rendering import RenderedSection, begin, template_of
from generator.template.runtime.sandbox import PolicyEnvironment

_MARK = re.compile("\ue002([0-9]+)\ue003")


def relocate(
    policy: Policy, profile: Profile, shape: Record, section: RenderedSection, findings: Diagnostics
) -> Diagnostics:
    """Findings about a section's Markdown, whose lines count from 1 there, at the lines of the templates instead."""
    if not findings:
        return ()
    places = trace(policy, profile, shape, section)
    return tuple(_moved(finding, places) for finding in findings)


def trace(policy: Policy, profile: Profile, shape: Record, section: RenderedSection) -> tuple[Location, ...]:
    """The place in the templates, macros or wording of each line of a section's Markdown.

    Empty where a template's own tests see the marks and print other lines because of them.
    """
    run = begin(policy, profile, shape)
    environment = _MarkingEnvironment(policy)
    name = next(template_of(found, profile) for found in policy.sections if found.id == section.id)
    try:
        marked = environment.produce(name, run.variables)
    except TemplateError:
        return ()
    places = tuple(_places(marked, name, environment))
    return places if len(places) == section.markdown.count("\n") else ()


class _MarkingEnvironment(PolicyEnvironment):
    """Marks the lines of texts; ``places`` are the template and line that each mark stands for."""

    def __init__(self, policy: Policy) -> None:
        super().__init__(policy.texts, policy.environment.folders)
        self.places: list[tuple[str, int]] = []

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        for output in source.find_all(nodes.Output):
            for text, follower in zip_longest(output.nodes, output.nodes[1:]):
                if isinstance(text, nodes.TemplateData):
                    text.data = "\n".join(self._marked(text, name or "", ends_before_tag=follower is None))
        return super()._generate(source, name, filename, defer_init)

    def _marked(self, text: nodes.TemplateData, name: str, ends_before_tag: bool) -> Iterator[str]:
        lines = text.data.split("\n")
        for index, line in enumerate(lines):
            # At its very ends a text can be an empty piece of a line that something else begins.
            if not line and (index == 0 or (ends_before_tag and index == len(lines) - 1)):
                yield line
            else:
                self.places.append((name, text.lineno + index))
                yield f"\ue002{len(self.places) - 1}\ue003{line}"


def _places(marked: str, name: str, environment: _MarkingEnvironment) -> Iterator[Location]:
    """The place of each line from the first to the last that is not blank: its first mark, else the line before's."""
    rows = [(_MARK.sub("", line), _MARK.search(line)) for line in marked.split("\n")]
    full = [index for index, (line, _) in enumerate(rows) if line]
    place = (name, 1)
    for index, (_, mark) in enumerate(rows):
        place = environment.places[int(mark[1])] if mark is not None else place
        if full and full[0] <= index <= full[-1]:
            yield environment.texts[place[0]].place(place[1])


def _moved(finding: Diagnostic, places: tuple[Location, ...]) -> Diagnostic:
    old = finding.location
    if old.line > len(places):
        return finding
    new = places[old.line - 1]
    marked = old.source[old.column - 1 : old.column - 1 + old.length]
    column = new.source.find(marked) + 1 if marked.strip() else 0
    return replace(finding, location=replace(new, column=column, length=old.length) if column else new)
