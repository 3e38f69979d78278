"""A profile on its way: the facts so far, and what is wrong with them by the schema's own rules."""

import tempfile
from pathlib import Path

from msgspec import Struct, field

from generator import profile, workspace
from generator import yaml as source
from generator.cli.options import FACTS
from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, is_error
from generator.diagnostics.suggestion import suggest
from generator.errors import WrongUse
from generator.profile import Profile, schema
from generator.setup import profile_text
from generator.setup.profile_text import Value
from generator.setup.questions import path
from generator.statement.composition import Composer
from generator.workspace import Workspace
from generator.yaml import Source


class Draft(Struct):
    """A profile on its way: the workspace, the group's file, and the facts so far."""

    where: Workspace
    slug: str
    group: Source | None
    composer: Composer
    facts: dict[KeyPath, Value] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file that it is to be, from the workspace's root."""
        return f"profiles/{self.slug}.yaml"

    @property
    def stated(self) -> dict[KeyPath, Value]:
        """The facts in the order of the file; letters go to the visiting address unless another one is stated."""
        facts = dict(self.facts)
        if not any(key[:2] == ("contact", "address") for key in facts):
            visiting = {key: value for key, value in facts.items() if key[:2] == ("controller", "address")}
            facts |= {("contact", "address", *key[2:]): value for key, value in visiting.items()}
        return dict(sorted(facts.items(), key=lambda fact: _rank(fact[0])))

    def text(self) -> str:
        """The file as it would be written now."""
        return profile_text.profile(self.stated)

    def knows(self, key: KeyPath) -> bool:
        """Whether the fact at a key path is given, by an option, an answer or the group."""
        value: object = self.group.data if self.group else {}
        for part in key:
            value = value.get(part) if isinstance(value, dict) else None
        return key in self.facts or value is not None

    def check(self, key: KeyPath) -> Diagnostics:
        """What is wrong with the fact at a key path, now that it is given."""
        merged, found = self._merged()
        if merged is None:
            return found
        policy, _ = self.composer.policy_of(merged)
        found += schema.check(merged, policy.catalogues if policy else {})
        return tuple(finding for finding in found if _concerns(finding, key))

    def errors(self) -> Diagnostics:
        """What would keep the profile, written as it is now, from passing ``check``."""
        merged, found = self._merged()
        if merged is not None:
            found = self.composer.compose_profile(merged, found).diagnostics
        errors = tuple(filter(is_error, found))
        visiting = {(error.code, error.key[2:]) for error in errors if error.key[:2] == ("controller", "address")}
        return tuple(
            error
            for error in errors
            if error.key[:2] != ("contact", "address") or (error.code, error.key[2:]) not in visiting
        )

    def _merged(self) -> tuple[Profile | None, Diagnostics]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "profile.yaml"
            file.write_bytes(self.text().encode("utf-8", "surrogatepass"))
            company, found = source.read(file, self.name)
        return (None, found) if company is None else profile.merge(self.slug, company, self.group)


def _concerns(finding: Diagnostic, key: KeyPath) -> bool:
    """Whether a finding is about the fact at a key path, about what is below, or about an unknown field above."""
    below = finding.key[: len(key)] == key
    return below or (bool(finding.key) and finding.code == "unknown-key" and key[: len(finding.key)] == finding.key)


def _rank(key: KeyPath) -> tuple[int, int]:
    """Where a fact stands in the file: in the schema's order of fields, below that in the order of the questions."""
    fields, asked = list(schema.shape().fields), [path(name) for name, _ in FACTS.values()]
    top = fields.index(str(key[0])) if key[0] in fields else len(fields)
    return top, asked.index(key) if key in asked else len(asked)


def begin(where: Workspace, slug: str, group: str | None, composer: Composer) -> Draft:
    """An empty profile; refuses a name that cannot be or is taken, and a group that is not there."""
    if reason := workspace.judge(slug):
        better = workspace.propose(slug)
        raise WrongUse(f"'{slug}' cannot name a company: {reason}", f"take '{better}'" if better else "take another")
    taken = where.companies.get(slug, where.root / "profiles" / f"{slug}.yaml")
    if taken.exists():
        raise WrongUse(f"{where.display(taken)} is there already", "take another name, or edit that file")
    draft = Draft(where, slug, None, composer)
    if group is not None:
        draft.group = _group(where, group)
        draft.facts["extends",] = group
    return draft


def _group(where: Workspace, name: str) -> Source:
    file = where.groups.get(name)
    if file is None:
        hint = suggest(name, where.groups) or f"there are: {', '.join(sorted(where.groups)) or 'none yet'}"
        raise WrongUse(f"there is no group '{name}' in profiles/groups/", hint)
    group, found = source.read(file, where.display(file))
    if group is None:
        raise WrongUse(f"{found[0].location}: {found[0].message}", "mend the group's file first")
    return group
