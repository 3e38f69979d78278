"""The profile of a new company before it is written: its facts, and their errors by the schema's own rules."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator import profile, workspace
from generator import yaml as source
from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, dotted, is_error
from generator.errors import WrongUse
from generator.profile import Profile, schema
from generator.profile.shape import Leaf, LeafKind, Record, Shape
from generator.setup import profile_text
from generator.setup.facts import FACTS, key_path, normalised, stated_key
from generator.setup.profile_text import Value
from generator.statement.composition import Composer
from generator.workspace import Workspace
from generator.yaml import Source


class NewProfile(Struct, frozen=True):
    """A profile before it is written: the workspace, the group's file, and the facts so far."""

    where: Workspace
    slug: str
    group: Source | None
    composer: Composer
    facts: Mapping[KeyPath, Value] = field(default_factory=dict)

    def with_fact(self, key: KeyPath, value: Value) -> "NewProfile":
        """The same profile with one fact more."""
        return replace(self, facts={**self.facts, key: value})

    def without_fact(self, key: KeyPath) -> "NewProfile":
        """The same profile without the fact at a key path."""
        return replace(self, facts={known: value for known, value in self.facts.items() if known != key})

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
    fields, order = list(schema.shape().fields), [key_path(name) for name, _ in FACTS.values()]
    top = fields.index(str(key[0])) if key[0] in fields else len(fields)
    return top, order.index(key) if key in order else len(order)


def begin(where: Workspace, slug: str, group: str | None, composer: Composer) -> NewProfile:
    """A profile without facts; raises ``WrongUse`` for a name that is invalid or taken, and for an unknown group."""
    if reason := workspace.judge(slug):
        better = workspace.propose(slug)
        raise WrongUse(f"'{slug}' cannot name a company: {reason}", f"use '{better}'" if better else "use another name")
    taken = where.companies.get(slug, where.root / "profiles" / f"{slug}.yaml")
    if taken.exists():
        raise WrongUse(f"{where.display(taken)} exists already", "use another name, or edit that file")
    if group is None:
        return NewProfile(where, slug, None, composer)
    file = where.groups[workspace.group_named(where, group)]
    read, found = source.read(file, where.display(file))
    if read is None:
        raise WrongUse(f"{found[0].location}: {found[0].message}", "correct the group's file first")
    return NewProfile(where, slug, read, composer, {("extends",): group})


def with_facts(profile: NewProfile, facts: Mapping[str, Value]) -> NewProfile:
    """The profile with facts by their dotted names; raises ``WrongUse`` where two cannot both stand in one file."""
    for name, value in facts.items():
        key = stated_key(name)
        if key == ("extends",):
            raise WrongUse("the group is not given as a fact", f"write --group {value}")
        profile = profile.with_fact(key, _typed(key, value) if isinstance(value, str) else value)
    for key in profile.facts:
        for below in profile.facts:
            if key != below and below[: len(key)] == key:
                raise WrongUse(f"'{dotted(key)}' is given, and '{dotted(below)}' below it too", "give one of them")
    return profile


def _typed(key: KeyPath, text: str) -> Value:
    """The value that a text stands for, by the field's type in the schema: ``true`` is text in a name."""
    shape: Shape | None = schema.shape()
    for part in key:
        shape = shape.fields.get(str(part)) if isinstance(shape, Record) else None
    if text == "~":
        return None
    match shape:
        case Leaf(kind=LeafKind.BOOLEAN) if text in ("true", "false"):
            return text == "true"
        case Leaf(kind=LeafKind.INTEGER) if text.isdecimal():
            return int(text)
        case _:
            return normalised(key, text)
