"""Reads files of rules, our own and those of a workspace, and joins them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct

from generator import yaml as source
from generator.diagnostics import Diagnostic, KeyPath, diagnose, in_order
from generator.law.facts import fact_rule_reading
from generator.law.facts.fact_paths import FactPaths
from generator.law.facts.fact_rules import FactRule
from generator.law.rule_file import RuleFile
from generator.law.rule_set import Rules
from generator.law.text import text_rule_reading
from generator.law.text.text_rules import TextRule
from generator.profile.shape import Record

AnyRule = TypeVar("AnyRule", FactRule, TextRule)

_ReadRule = Callable[[RuleFile, Mapping[str, object], KeyPath], AnyRule]


def read(ours: list[tuple[Path, str]], theirs: list[tuple[Path, str]], shape: Record) -> Rules:
    """The rules of both lists of files with their names, those of the second able to replace those of the first."""
    found: list[Diagnostic] = []
    first, second = [_files(paths, found) for paths in (ours, theirs)]
    lists = {one.name: one for file in (*first, *second) for one in fact_rule_reading.read_lists(file)}
    profile = FactPaths((shape,))

    def read_fact_rule(file: RuleFile, fields: Mapping[str, object], key: KeyPath) -> FactRule:
        return fact_rule_reading.read_fact_rule(file, fields, key, lists, profile)

    for file in (*first, *second):
        file.record(file.source.data, (), ("rules", "lists", "texts"), "a file of rules")
    facts = _Section("rules", "a rule", fact_rule_reading.FIELDS, read_fact_rule)
    texts = _Section("texts", "a rule about a text", text_rule_reading.FIELDS, text_rule_reading.read_text_rule)
    of_facts, of_texts = facts.join(first, second, found), texts.join(first, second, found)
    found.extend(_without_whole(of_facts))
    return Rules(tuple(of_facts.values()), tuple(of_texts.values()), lists, in_order(tuple(found)))


def _files(paths: list[tuple[Path, str]], found: list[Diagnostic]) -> list[RuleFile]:
    files = []
    for path, name in paths:
        read_, diagnostics = source.read(path, name)
        found.extend(diagnostics)
        files += [RuleFile(read_, found)] if read_ is not None else []
    return files


class _WrittenRule(Struct, Generic[AnyRule], frozen=True):
    """A rule as it is written; ``replaces``: it takes the place of another with its id."""

    rule: AnyRule
    replaces: bool
    key: KeyPath


class _Section(Struct, Generic[AnyRule], frozen=True):
    """The rules of one kind: the name that they stand under, what they are, their fields, and what reads one."""

    name: str
    what: str
    fields: tuple[str, ...]
    read: _ReadRule[AnyRule]

    def join(self, ours: list[RuleFile], theirs: list[RuleFile], found: list[Diagnostic]) -> dict[str, AnyRule]:
        """The rules of both by their ids; a rule of the second replaces one of the first where it says so."""
        rules: dict[str, AnyRule] = {}
        for written in (one for file in (*ours, *theirs) for one in self._written(file)):
            rule, name = written.rule, written.rule.header.id
            if name in rules and not written.replaces:
                first = rules[name].place
                found.append(diagnose("duplicate-rule", rule.place, key=written.key, named=name, first=first))
            elif written.replaces and name not in rules:
                found.append(diagnose("nothing-to-replace", rule.place, key=written.key, named=name))
            else:
                rules[name] = rule
        return rules

    def _written(self, file: RuleFile) -> Iterator[_WrittenRule[AnyRule]]:
        """The rules of a file; one with a mistake is reported and left out."""
        if self.name not in file.source.data:
            return
        for key, value in file.items(file.source.data[self.name], (self.name,), f"'{self.name}'"):
            before = len(file.found)
            fields = file.record(value, key, self.fields, self.what)
            rule = self.read(file, fields, key)
            replaces = file.yes(fields, "replaces", key, default=False)
            if len(file.found) == before:
                yield _WrittenRule(rule, replaces, key)


def _without_whole(rules: dict[str, FactRule]) -> Iterator[Diagnostic]:
    for rule in rules.values():
        header = rule.header
        if header.requirement not in rules:
            yield diagnose("unknown-requirement", rule.place, id=header.id, requirement=header.requirement)
