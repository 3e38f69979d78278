"""What a reading of templates without a profile has seen: findings, the fields used, the files reached."""

from collections.abc import Mapping

from jinja2 import nodes
from msgspec import Struct, field

from generator.diagnostics import Diagnostic, Location, Severity, diagnose_by_rule
from generator.profile.shape import Leaf, LeafKind, Record
from generator.template.policy import Policy
from generator.template.refusal import Problem
from generator.template.runtime.fact_values import FILTER_OF
from generator.template.typecheck.expression_types import (
    FieldPath,
    Known,
    Listed,
    MacroValue,
    Module,
    Value,
    options_of,
    spelled,
)

KEY_LIKE = (LeafKind.BOOLEAN, LeafKind.ITEM)
"""The kinds that a statement can say without printing them: a template that tests one chooses its words by it."""


class Survey(Struct):
    """One policy in one language and form of address, while its templates are read.

    ``trees`` are its parsed templates; ``active`` the files at work, the section first; ``done`` what need not be read
    again.
    """

    policy: Policy
    shape: Record
    trees: Mapping[str, nodes.Template]
    findings: list[Diagnostic] = field(default_factory=list)
    used: set[FieldPath] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)
    active: list[str] = field(default_factory=list)
    done: set[object] = field(default_factory=set)

    def place(self, line: int, needle: str = "") -> Location:
        """A line of the file at work."""
        return self.policy.texts[self.active[-1]].place(line, needle)

    def refuse(self, problem: Problem, line: int, severity: Severity = Severity.ERROR) -> None:
        """Notes a problem at a line of the file at work."""
        place = self.place(line, problem.needle)
        self.findings.append(diagnose_by_rule(problem.code, problem.message, place, severity, problem.hint, ()))

    def once(self, *what: object) -> bool:
        """Whether this is the first time that this is asked."""
        if what in self.done:
            return False
        self.done.add(what)
        return True

    def test(self, value: Value) -> Value:
        """The same value, noted as used where testing it is a way to say it."""
        for option in options_of(value):
            if isinstance(option, Known) and isinstance(option.shape, Leaf) and option.shape.kind in KEY_LIKE:
                self.used.add(option.path)
        return value

    def show(self, value: Value, line: int, kind: LeafKind | None = None, user: str = "") -> None:
        """Notes that a value is printed, by the filter ``user`` that takes ``kind`` or as it stands."""
        for option in options_of(value):
            match option:
                case Known(path, Leaf() as leaf):
                    self.used.add(path)
                    self._fit(path, leaf, line, kind, user)
                case Known(path, _):
                    hint = "print its fields, or go through it"
                    self.refuse(
                        Problem("not-printable", f"'{spelled(path)}' is a record or a list", hint, path[-1]), line
                    )
                case Listed() | MacroValue() | Module():
                    hint = "go through a list, or join it with | series; call a macro with brackets"
                    self.refuse(Problem("not-printable", "a list or a macro cannot be printed", hint, user), line)

    def _fit(self, path: FieldPath, leaf: Leaf, line: int, kind: LeafKind | None, user: str) -> None:
        if kind is None and leaf.kind in FILTER_OF:
            called, hint = FILTER_OF[leaf.kind]
            name = next(part for part in reversed(path) if part != "[]")
            self.refuse(Problem("not-printable", f"'{spelled(path)}' is {called}", hint, name), line)
        elif kind is not None and leaf.kind is not kind:
            hint = FILTER_OF[leaf.kind][1] if leaf.kind in FILTER_OF else "print it as it is: {{ … }}"
            self.refuse(Problem("filter-misused", f"'{user}' does not fit '{spelled(path)}'", hint, user), line)
