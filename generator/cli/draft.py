"""A profile on its way: the facts so far, and what is wrong with them by the schema's own rules."""

import tempfile
from argparse import Namespace
from dataclasses import dataclass, field
from pathlib import Path

from generator import profile, schema, source, workspace
from generator.cli import scaffold
from generator.cli.arguments import FACTS, WrongUse
from generator.cli.questions import path
from generator.cli.scaffold import Value
from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, is_error
from generator.pipeline.compose import Composer
from generator.shape import Kind, Leaf, Record, Shape
from generator.source import Source
from generator.suggest import suggest
from generator.workspace import Workspace

_DEEPEST = 12
"""So many names the longest path to a fact may have; the schema's longest has half of that."""


@dataclass(slots=True)
class Draft:
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

    def text(self) -> str:
        """The file as it would be written now."""
        return scaffold.profile(dict(sorted(self.facts.items(), key=lambda fact: _rank(fact[0]))))

    def knows(self, key: KeyPath) -> bool:
        """Whether the fact at a key path is given, by an option, an answer or the group."""
        value: object = self.group.data if self.group else {}
        for part in key:
            value = value.get(part) if isinstance(value, dict) else None
        return key in self.facts or value is not None

    def check(self, key: KeyPath) -> Diagnostics:
        """What is wrong with the fact at a key path, now that it is given."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "profile.yaml"
            file.write_bytes(self.text().encode("utf-8", "surrogatepass"))
            company, found = source.read(file, self.name)
        if company is None:
            return found
        merged, found = profile.merge(self.slug, company, self.group)
        policy, more = self.composer.policy_of(merged)
        found += more + schema.check(merged, policy.catalogues if policy else {})
        return tuple(finding for finding in found if _concerns(finding, key))


def _concerns(finding: Diagnostic, key: KeyPath) -> bool:
    """Whether a finding is about the fact at a key path, about what is below, or about an unknown field above."""
    below = finding.key[: len(key)] == key
    return below or (bool(finding.key) and finding.code == "unknown-key" and key[: len(finding.key)] == finding.key)


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


def take(draft: Draft, options: Namespace) -> Diagnostics:
    """Takes the facts that options give; gives what is wrong with them."""
    stated = [(path(name), getattr(options, option.replace("-", "_"))) for option, (name, _) in FACTS.items()]
    given: list[tuple[KeyPath, Value]] = [fact for fact in stated if fact[1] is not None]
    given += map(_setting, options.settings)
    draft.facts.update(given)
    return tuple(dict.fromkeys(finding for key, _ in given for finding in draft.check(key) if is_error(finding)))


def _setting(setting: str) -> tuple[KeyPath, Value]:
    name, sign, text = setting.partition("=")
    key = path(name.strip())
    if not sign or not all(key[:1]) or "" in key:
        raise WrongUse(f"--set {setting} is not KEY=VALUE", "as in --set controller.seat=Assen")
    if len(key) > _DEEPEST:
        raise WrongUse(f"--set {setting[:60]}… names no fact: none is deeper than {_DEEPEST} levels", "see the schema")
    return key, _typed(key, text)


def _typed(key: KeyPath, text: str) -> Value:
    """The value that a text stands for, by the field's type in the schema: ``true`` is text in a name."""
    shape: Shape | None = schema.shape()
    for part in key:
        shape = shape.fields.get(str(part)) if isinstance(shape, Record) else None
    if text == "~":
        return None
    match shape:
        case Leaf(kind=Kind.BOOLEAN) if text in ("true", "false"):
            return text == "true"
        case Leaf(kind=Kind.INTEGER) if text.isdecimal():
            return int(text)
        case _:
            return text


def _rank(key: KeyPath) -> tuple[int, int]:
    """Where a fact stands in the file: in the schema's order of fields, below that in the order of the questions."""
    fields, asked = list(schema.shape().fields), [path(name) for name, _ in FACTS.values()]
    top = fields.index(str(key[0])) if key[0] in fields else len(fields)
    return top, asked.index(key) if key in asked else len(asked)


def repeat_address(draft: Draft) -> None:
    """Letters go to the visiting address, as long as no other is stated."""
    if any(key[:2] == ("contact", "address") for key in draft.facts):
        return
    for key, value in list(draft.facts.items()):
        if key[:2] == ("controller", "address"):
            draft.facts["contact", "address", *key[2:]] = value
