"""Whether a statement says what the law asks: its profile against the rules, and what its sections print of it."""

from datetime import date
from functools import cached_property
from pathlib import Path

from generator import law, template
from generator.diagnostics import Diagnostics
from generator.law import Assessment, Assessor, Paths, Printed
from generator.profile import Profile, schema
from generator.statement.text_checks import CompanyNames, Composed, Said, names_in
from generator.template import Policy, RenderedSection
from generator.workspace import Workspace

_NO_PATHS = Paths.of(())


class Lawfulness:
    """The rules of a workspace on one day; ``found`` is what is wrong with the rules themselves."""

    def __init__(self, where: Workspace, on: date, templates: Path) -> None:
        """``templates`` is where the workspace's own rules stand."""
        rules, self.found = law.load(templates, schema.shape())
        self._where = where
        self._said = Said(templates, on)
        self._assessor = Assessor(rules, on)
        self._fields: dict[tuple[str, str, str], dict[str, Paths]] = {}

    def of_profile(self, profile: Profile, beside: Diagnostics) -> tuple[tuple[Assessment, ...], Diagnostics]:
        """How far a profile meets each rule, and what there is to tell that ``beside`` does not tell already."""
        assessments = self._assessor.assess(profile)
        return assessments, law.findings(assessments, beside)

    def of_statement(
        self, composed: Composed, assessments: tuple[Assessment, ...], beside: Diagnostics
    ) -> tuple[tuple[Assessment, ...], Diagnostics]:
        """The same with the sections that print the facts, and what these and their words tell beside ``beside``."""
        seen, found = self._of_sections(assessments, composed.policy, composed.sections)
        return seen, found + self._said.of(composed, self._names, seen, beside + found)

    @cached_property
    def _names(self) -> CompanyNames:
        """The names of each company of the workspace; of a file that cannot be read none."""
        paths = ((slug, path) for slug, path in self._where.companies.items() if path.is_file())
        return CompanyNames.of({slug: names_in(path.read_bytes().decode("utf-8", "replace")) for slug, path in paths})

    def _of_sections(
        self, assessments: tuple[Assessment, ...], policy: Policy, sections: tuple[RenderedSection, ...]
    ) -> tuple[tuple[Assessment, ...], Diagnostics]:
        """The same with the sections that print the facts, and what there is to tell beside what was told."""
        fields = self._fields_of(policy)
        printed = tuple(
            Printed(
                section.id,
                Paths.of((*(slot.key for slot in section.values), *section.worded)),
                fields.get(section.id, _NO_PATHS),
            )
            for section in sections
        )
        seen = law.in_sections(assessments, printed)
        pairs = zip(assessments, seen, strict=True)
        return seen, tuple(one for old, new in pairs for one in new.diagnostics[len(old.diagnostics) :])

    def _fields_of(self, policy: Policy) -> dict[str, Paths]:
        wanted = policy.slug, policy.language, policy.form
        if wanted not in self._fields:
            fields = template.fields_of_sections(policy, schema.shape())
            self._fields[wanted] = {name: Paths.of(some) for name, some in fields.items()}
        return self._fields[wanted]
