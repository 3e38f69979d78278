"""Whether a statement says what the law asks: its profile against the rules, and what its sections print of it."""

from datetime import date
from functools import cached_property
from pathlib import Path

from generator import law, template
from generator.cache.store import Shelf
from generator.diagnostics import Diagnostics
from generator.law import Assessment, Assessor, Printed
from generator.law.text import CompanyNames
from generator.profile import Profile, schema
from generator.statement.text_checks import Composed, TextChecker, names_in
from generator.template import Policy, RenderedSection
from generator.workspace import Workspace


class Compliance:
    """Holds profiles and statements of a workspace against the rules of one day."""

    def __init__(self, where: Workspace, on: date, templates: Path, shelf: Shelf | None = None) -> None:
        """``templates`` is where the workspace's own rules stand; what is wrong with rules `check` reports."""
        self._rules = law.load(templates, schema.shape(), shelf)
        self._where = where
        self._on = on
        self._assessor = Assessor(self._rules.facts, self._rules.lists, on)
        self._fields: dict[tuple[str, str, str], dict[str, frozenset[tuple[str, ...]]]] = {}

    def of_profile(self, profile: Profile, beside: Diagnostics) -> tuple[tuple[Assessment, ...], Diagnostics]:
        """How far a profile meets each rule, and the findings that ``beside`` does not have already."""
        assessments = self._assessor.assess(profile)
        return assessments, law.findings(assessments, beside)

    def of_statement(
        self, composed: Composed, assessments: tuple[Assessment, ...], beside: Diagnostics
    ) -> tuple[tuple[Assessment, ...], Diagnostics]:
        """The same with the sections that print the facts, and the findings about these and their words."""
        placed, found = self._of_sections(assessments, composed.policy, composed.sections)
        return placed, found + self._text_checker.check(composed, placed, beside + found)

    @cached_property
    def _text_checker(self) -> TextChecker:
        """What checks the words of statements; made for the first, since it reads the names of all companies."""
        paths = ((slug, path) for slug, path in self._where.companies.items() if path.is_file())
        names = {slug: names_in(path.read_bytes().decode("utf-8", "replace")) for slug, path in paths}
        return TextChecker(self._rules, self._on, CompanyNames(names))

    def _of_sections(
        self, assessments: tuple[Assessment, ...], policy: Policy, sections: tuple[RenderedSection, ...]
    ) -> tuple[tuple[Assessment, ...], Diagnostics]:
        """The same with the sections that print the facts, and the findings that this adds."""
        fields = self._fields_of(policy)
        printed = tuple(
            Printed(
                section.id,
                frozenset((*(slot.key for slot in section.values), *section.worded)),
                fields.get(section.id, frozenset()),
            )
            for section in sections
        )
        placed = law.in_sections(assessments, printed)
        pairs = zip(assessments, placed, strict=True)
        return placed, tuple(one for old, new in pairs for one in new.diagnostics[len(old.diagnostics) :])

    def _fields_of(self, policy: Policy) -> dict[str, frozenset[tuple[str, ...]]]:
        wanted = policy.slug, policy.language, policy.form
        if wanted not in self._fields:
            self._fields[wanted] = template.fields_of_sections(policy, schema.shape())
        return self._fields[wanted]
