"""Reads templates without a profile: which names and fields they use, whether these exist and fit where they stand.

A template is walked as if it ran, once for each kind of arguments that a macro or a wording is used with; both ways of
each ``if`` are taken. Where nothing is known of a value nothing is said about it.
"""

from collections.abc import Callable, Mapping, Sequence

from jinja2 import TemplateNotFound, nodes

from generator.diagnostics.suggestion import suggest
from generator.template import template_errors
from generator.template.loading.wording import Words
from generator.template.refusal import Problem
from generator.template.typecheck import filter_types
from generator.template.typecheck.expression_types import ANYTHING, WORDS, Known, MacroValue, Module, Value
from generator.template.typecheck.expressions import Expressions, Scope
from generator.template.typecheck.filter_types import Use
from generator.template.typecheck.static_scan import Survey


def read_section(survey: Survey, name: str) -> None:
    """Reads a section's template, and with it the files and wordings that it uses."""
    _Reader(survey, _top_names(survey)).file(name)


def _top_names(survey: Survey) -> Scope:
    """The names that every template has: the fields of a profile and the words of the address."""
    fields: Scope = {name: Known((name,), shape) for name, shape in survey.shape.fields.items()}
    return dict.fromkeys(survey.policy.address, WORDS) | fields


class _Reader(Expressions):
    """Reads statements with one scope; what a loop or macro sets stays in a scope of its own."""

    def file(self, name: str) -> Scope:
        """Reads a file with the names at hand; gives the names that it then has."""
        survey, inner = self.survey, _Reader(self.survey, dict(self.scope))
        survey.reached.add(name)
        if name not in survey.trees:
            return inner.scope
        survey.active.append(name)
        inner.body(survey.trees[name].body)
        inner.uncalled()
        survey.active.pop()
        return inner.scope

    def uncalled(self) -> None:
        """Reads the macros that nothing has called, with arguments of which nothing is known."""
        for value in list(self.scope.values()):
            if not isinstance(value, MacroValue) or value.template != self.survey.active[-1]:
                continue
            if ("macro", id(value.node)) not in self.survey.done:
                self.macro(value, dict.fromkeys((name.name for name in value.node.args), ANYTHING))

    def body(self, statements: Sequence[nodes.Node]) -> None:
        """Reads statements in order."""
        for statement in statements:
            reader = _STATEMENTS.get(type(statement))
            if reader is not None:
                reader(self, statement)

    def inner(self, statements: Sequence[nodes.Node], names: Mapping[str, Value] | None = None) -> None:
        """Reads statements whose names do not outlive them."""
        _Reader(self.survey, {**self.scope, **(names or {})}).body(statements)

    def output(self, node: nodes.Output) -> None:
        """``{{ … }}``."""
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                self.survey.show(self.value(child), child.lineno)

    def branches(self, node: nodes.If) -> None:
        """``{% if %}``: every branch."""
        self.value(node.test)
        for statements in (node.body, node.elif_, node.else_):
            self.body(statements)

    def loop(self, node: nodes.For) -> None:
        """``{% for %}``."""
        item = filter_types.elements(self.survey, Use("for", self.value(node.iter), (), {}, node.lineno))
        names = {**_bound(node.target, self.survey.test(item)), "loop": ANYTHING}
        if node.test is not None:
            _Reader(self.survey, {**self.scope, **names}).value(node.test)
        self.inner(node.body, names)
        self.inner(node.else_)

    def assign(self, node: nodes.Assign) -> None:
        """``{% set x = … %}``."""
        self.scope.update(_bound(node.target, self.value(node.node)))

    def capture(self, node: nodes.AssignBlock) -> None:
        """``{% set x %}…{% endset %}``."""
        self.inner(node.body)
        self.scope.update(_bound(node.target, WORDS))

    def with_names(self, node: nodes.With) -> None:
        """``{% with %}``."""
        names: Scope = {}
        for target, value in zip(node.targets, node.values, strict=True):
            names |= _bound(target, self.value(value))
        self.inner(node.body, names)

    def filtered_block(self, node: nodes.FilterBlock) -> None:
        """``{% filter %}``."""
        self.inner(node.body)
        self.value(node.filter)

    def define(self, node: nodes.Macro) -> None:
        """``{% macro %}``: read where it is called."""
        self.scope[node.name] = MacroValue(node, self.survey.active[-1], self.scope)

    def call_block(self, node: nodes.CallBlock) -> None:
        """``{% call %}``."""
        self.inner(node.body, dict.fromkeys((name.name for name in node.args), ANYTHING))
        self.value(node.call)

    def include(self, node: nodes.Include) -> None:
        """``{% include %}``."""
        if (name := self.found(node)) is not None:
            self.file(name)

    def import_all(self, node: nodes.Import) -> None:
        """``{% import … as … %}``."""
        name = self.found(node)
        self.scope[node.target] = Module(self.file(name)) if name is not None else ANYTHING

    def import_names(self, node: nodes.FromImport) -> None:
        """``{% from … import … %}``."""
        file = self.found(node)
        names = self.file(file) if file is not None else {}
        for name in node.names:
            original, alias = (name, name) if isinstance(name, str) else name
            self.scope[alias] = names.get(original, ANYTHING)
            if file is not None and original not in names:
                macros = [known for known, value in names.items() if isinstance(value, MacroValue)]
                hint = suggest(original, macros) or f"it has: {', '.join(macros)}"
                problem = Problem("unknown-name", f"the file has no '{original}'", hint, original)
                self.survey.refuse(problem, node.lineno)

    def found(self, node: nodes.Include | nodes.Import | nodes.FromImport) -> str | None:
        """The file that is meant; one that is not there, or that is being read already, is a finding."""
        name = node.template.value if isinstance(node.template, nodes.Const) else ""
        try:
            full = self.survey.policy.environment.find(name)
        except TemplateNotFound:
            self.survey.refuse(template_errors.missing_file(name, self.survey.policy.texts), node.lineno)
            return None
        if full in self.survey.active:
            hint = "a file cannot include itself, not by way of another either"
            problem = Problem("template-recursion", f"'{name}' is being read already", hint, name)
            self.survey.refuse(problem, node.lineno)
            return None
        return full

    def words(self, words: Words, names: Mapping[str, Value]) -> None:
        """Reads the Jinja in a wording, once for each kind of names that it is passed."""
        name = words.template
        if name is not None and name not in self.survey.active and self.survey.once(name, _sorted(names)):
            _Reader(self.survey, {**_top_names(self.survey), **names}).file(name)

    def macro(self, macro: MacroValue, names: Scope) -> None:
        """Reads a macro's body, once for each kind of arguments."""
        survey = self.survey
        survey.done.add(("macro", id(macro.node)))
        if survey.once(id(macro.node), _sorted(names)):
            survey.active.append(macro.template)
            _Reader(survey, {**macro.scope, **names, "caller": ANYTHING}).body(macro.node.body)
            survey.active.pop()


def _sorted(names: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple(sorted(names.items(), key=lambda pair: pair[0]))


def _bound(target: nodes.Node, value: Value) -> Scope:
    """The names that a value is given; one that is taken apart gives names of which nothing is known."""
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: ANYTHING for name in target.find_all(nodes.Name)}


_STATEMENTS: Mapping[type[nodes.Node], Callable[..., None]] = {
    nodes.Output: _Reader.output,
    nodes.If: _Reader.branches,
    nodes.For: _Reader.loop,
    nodes.Assign: _Reader.assign,
    nodes.AssignBlock: _Reader.capture,
    nodes.With: _Reader.with_names,
    nodes.FilterBlock: _Reader.filtered_block,
    nodes.Macro: _Reader.define,
    nodes.CallBlock: _Reader.call_block,
    nodes.Include: _Reader.include,
    nodes.Import: _Reader.import_all,
    nodes.FromImport: _Reader.import_names,
}
