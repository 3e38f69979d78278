"""Rendering a policy with the facts of one company: each section as Markdown with slots, and the slots' values."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Location, diagnose, diagnose_by_rule
from generator.diagnostics.suggestion import suggest
from generator.document.slots import MARKER, Slot, marker
from generator.profile import Profile, locate
from generator.profile.shape import Record
from generator.template import template_errors
from generator.template.policy import Policy, Section
from generator.template.runtime.fact_values import variables
from generator.template.runtime.limits import excess
from generator.template.runtime.render_state import RenderState

_HEADING_BEFORE = re.compile(r"^(?P<level>#{2,6}) .*\n\s*(?=(?P<next>#{1,6}) |\Z)", re.MULTILINE)
"""A heading that is not the title, before another heading or the end."""


class RenderedSection(Struct, frozen=True):
    """A section as it reads for one company.

    ``markdown`` holds slots, numbered in the order of the text; ``values`` are what belongs there. ``worded`` are the
    profile values that the section says in the policy's words, where no slot shows them. ``template`` is the display
    path of the section's file, ``below`` the level of the heading that follows the section, 0 for none. ``versioned``:
    the section, or a wording that it uses, mentions ``statement``, whose date and version the ledger gives.
    """

    id: str
    template: str
    markdown: str
    values: tuple[Slot, ...]
    worded: tuple[KeyPath, ...] = ()
    below: int = 0
    versioned: bool = False


def render(policy: Policy, profile: Profile, shape: Record) -> tuple[tuple[RenderedSection, ...], Diagnostics]:
    """The sections of a statement in order, those that are blank left out, and every problem of all of them.

    A section with an error is not among the sections; the others are. ``shape`` says which fields a profile can have.
    A section may be a heading alone where the next one stands under it.
    """
    sections, found = render_all(policy, profile, shape)
    return tuple(section for section in sections if section.markdown), found


def render_all(
    policy: Policy, profile: Profile, shape: Record, before: Iterable[RenderedSection] = ()
) -> tuple[tuple[RenderedSection, ...], Diagnostics]:
    """The same with the sections that are blank, without ``markdown``.

    ``before`` are the sections of the same profile with another date and version: those that are not ``versioned`` are
    taken over.
    """
    run = begin(policy, profile, shape)
    kept = {section.id: section for section in before if not section.versioned}
    sections: list[RenderedSection] = []
    findings: list[Diagnostics] = []
    below = 0
    for section in reversed(policy.sections):  # what a heading has under it can stand in the next section
        rendered: RenderedSection | None = kept.get(section.id)
        found: Diagnostics = ()
        if rendered is None or rendered.below != below:
            rendered, found = _section(policy, profile, section, run, below)
        findings.append(found)
        if rendered is not None and not found:
            sections.append(rendered)
            below = _level(rendered.markdown) if rendered.markdown else below
    told = (finding for found in reversed(findings) for finding in found)
    return tuple(reversed(sections)), (*_unknown_editions(policy, profile), *told)


def begin(policy: Policy, profile: Profile, shape: Record) -> RenderState:
    """A rendering with the names that every template has: the profile's fields and the words of the address."""
    run = RenderState(policy.language, policy.wording, profile.data)
    run.variables.update(policy.address)
    run.variables.update(variables(profile.data, shape, run))
    return run


def template_of(section: Section, profile: Profile) -> str:
    """The template of the edition that the profile pins, and else of the current one."""
    return section.editions.get(_pinned(profile).get(section.id, section.current)) or section.editions[section.current]


def _section(
    policy: Policy, profile: Profile, section: Section, run: RenderState, below: int
) -> tuple[RenderedSection | None, Diagnostics]:
    name = template_of(section, profile)
    run.start()
    markdown, found = "", []
    try:
        markdown = policy.environment.produce(name, run.variables).strip("\n")
    except Exception as error:  # whatever a template provokes is a finding about that template
        found.append(template_errors.explain(error, name, policy.texts, run.names))
    found.extend(_reported(policy, profile, name, run))
    path = policy.texts[name].path
    if too_much := excess(markdown):
        hint = "print less, or make two sections of it"
        found.append(diagnose_by_rule("section-too-large", too_much, Location(path), hint=hint))
    markdown = "" if found else _without_lonely_headings(markdown, below)
    if found:
        return None, tuple(found)
    markdown, values = _in_order(markdown, run.slots)
    versioned = _mentions_version(policy, (name, *run.opened), run)
    markdown = f"{markdown}\n" if markdown.strip() else ""
    return RenderedSection(section.id, path, markdown, values, tuple(run.worded), below, versioned), ()


def _mentions_version(policy: Policy, templates: Iterable[str], run: RenderState) -> bool:
    """Whether the text of a section, of what it includes or of a wording that it used mentions ``statement``."""
    words = (policy.wording[name].entries.get(key, {}).get(part) for name, key, part in run.words)
    worded = (one.text for one in words if one is not None)
    return any("statement" in text for text in (*(policy.texts[name].text for name in templates), *worded))


def _pinned(profile: Profile) -> dict[str, str]:
    editions = profile.data.get("editions")
    return editions if isinstance(editions, dict) else {}


def _unknown_editions(policy: Policy, profile: Profile) -> Iterator[Diagnostic]:
    dated = {section.id: section for section in policy.sections if section.current}
    for name, edition in _pinned(profile).items():
        key = ("editions", name)
        if name not in dated:
            hint = suggest(name, dated) or f"it has editions of: {', '.join(sorted(dated)) or 'nothing'}"
            yield diagnose(
                "unknown-edition", locate(profile, key, at_key=True), key=key, slug=policy.slug, named=name, hint=hint
            )
        elif edition not in dated[name].editions:
            hint = f"there are: {', '.join(sorted(dated[name].editions))}"
            yield diagnose(
                "unknown-edition.day",
                locate(profile, key),
                key=key,
                named=name,
                edition=edition,
                editions=", ".join(sorted(dated[name].editions)),
            )


def _reported(policy: Policy, profile: Profile, name: str, run: RenderState) -> Iterator[Diagnostic]:
    for problem, places in run.problems.values():
        if problem.in_profile:
            yield diagnose_by_rule(
                problem.code, problem.message, locate(profile, problem.key), hint=problem.hint, key=problem.key
            )
        else:
            yield template_errors.placed(problem, places, policy.texts, name)


def _in_order(markdown: str, slots: list[Slot]) -> tuple[str, tuple[Slot, ...]]:
    """Slots numbered by where they stand in the text; those that were made and not printed are dropped.

    So sister companies with the same optional facts have the same Markdown, and can share what is made of it.
    """
    seen: dict[str, None] = dict.fromkeys(MARKER.findall(markdown))
    values = tuple(slots[int(number)] for number in seen)
    if list(seen) == [str(number) for number in range(len(seen))]:
        return markdown, values
    numbers = {old: marker(new) for new, old in enumerate(seen)}
    return MARKER.sub(lambda found: numbers[found[1]], markdown), values


def _level(markdown: str) -> int:
    """The level of the heading that a section begins with; 0 where it begins with something else."""
    return len(markdown) - len(markdown.lstrip("#")) if markdown.startswith("#") else 0


def _without_lonely_headings(markdown: str, below: int) -> str:
    """The text without headings that have nothing under them, not even a heading below; a title may stand alone.

    A company that states only part of what a section can say leaves such headings. ``below`` is the level of the
    heading that follows the section, 0 where there is none.
    """
    while True:
        found = _HEADING_BEFORE.finditer(f"{markdown}\n")
        lonely = [one for one in found if (len(one["next"]) if one["next"] else below) <= len(one["level"])]
        if not lonely:
            return markdown
        for one in reversed(lonely):
            markdown = f"{markdown[: one.start()]}{markdown[one.end() :]}"
        markdown = markdown.strip("\n")
