"""The rules of this version of the program, and those that a workspace adds."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator import yaml as source
from generator.diagnostics import Diagnostic, Diagnostics, in_order
from generator.law.dated_lists import DatedList
from generator.law.facts.field_paths import Fields
from generator.law.rule import Rule, Rules
from generator.law.rule_files import Written, lists_of, rules_of
from generator.law.rule_problems import Page
from generator.profile.shape import Record
from generator.yaml import Source

FOLDER = Path(__file__).parent / "rules"
"""Where our own rules stand."""

OWN = "rules"
"""The folder below ``templates/`` where a workspace writes its own, in the same form."""


def load(templates: Path | None, shape: Record) -> tuple[Rules, Diagnostics]:
    """Our rules with those of a workspace's ``templates/``; what is wrong with a rule leaves that rule out.

    A rule of the workspace adds to ours, and takes the place of one with its id only where it says ``replaces: true``.
    ``shape`` says which fields a profile can have.
    """
    found: list[Diagnostic] = []
    ours = [_page(path, f"generator/law/rules/{path.name}", found) for path in _files(FOLDER)]
    theirs: list[Page | None] = []
    if templates is not None:
        theirs = [_page(path, f"templates/{OWN}/{path.name}", found) for path in _files(templates / OWN)]
    return join([page for page in ours if page], [page for page in theirs if page], shape, found)


def join(ours: list[Page], theirs: list[Page], shape: Record, found: list[Diagnostic]) -> tuple[Rules, Diagnostics]:
    """The rules of both sets of files, the second able to replace those of the first."""
    lists = _lists([*ours, *theirs])
    names, top = frozenset(lists), Fields((shape,))
    first = [written for page in ours for written in rules_of(page, names, top)]
    second = [written for page in theirs for written in rules_of(page, names, top)]
    rules = _joined(first, second, found)
    found.extend(_without_whole(rules))
    return Rules(tuple(rules.values()), lists), in_order(tuple(found))


def page_of(read: Source, found: list[Diagnostic]) -> Page:
    """A file of rules that was read already."""
    return Page(read, found)


def _page(path: Path, name: str, found: list[Diagnostic]) -> Page | None:
    read, diagnostics = source.read(path, name)
    found.extend(diagnostics)
    return Page(read, found) if read is not None else None


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml")) if folder.is_dir() else []


def _lists(pages: Iterable[Page]) -> dict[str, DatedList]:
    return {one.name: one for page in pages for one in lists_of(page)}


def _joined(ours: list[Written], theirs: list[Written], found: list[Diagnostic]) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for written in (*ours, *theirs):
        rule = written.rule
        name = rule.about.id
        if name in rules and not written.replaces:
            message = f"there is a rule '{name}' already, in {rules[name].place}"
            hint = "give this one another id, or write replaces: true where it takes the place of that one"
            found.append(Diagnostic("duplicate-rule", message, rule.place, hint=hint))
        elif written.replaces and name not in rules:
            message, hint = f"there is no rule '{name}' to replace", "take out replaces, or correct the id"
            found.append(Diagnostic("nothing-to-replace", message, rule.place, hint=hint))
        else:
            rules[name] = rule
    return rules


def _without_whole(rules: dict[str, Rule]) -> Iterator[Diagnostic]:
    for rule in rules.values():
        if rule.about.requirement not in rules:
            message = f"the rule '{rule.about.id}' is a part of '{rule.about.requirement}', which is no rule"
            yield Diagnostic("unknown-requirement", message, rule.place, hint="write the id of a rule under part_of")
