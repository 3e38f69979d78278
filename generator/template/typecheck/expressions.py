"""What the expressions of a template can stand for, and what is wrong with them, without a profile."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from jinja2 import nodes

from generator.diagnostics.suggestion import suggest
from generator.template.loading.wording import Words
from generator.template.refusal import Problem
from generator.template.typecheck import filter_types
from generator.template.typecheck.expression_types import (
    ANYTHING,
    WORDS,
    Listed,
    Literal,
    MacroValue,
    Module,
    Value,
    either,
    item_of,
    options_of,
)
from generator.template.typecheck.filter_types import Use
from generator.template.typecheck.static_scan import Survey

Scope = dict[str, Value]


class Expressions(ABC):
    """Reads expressions with the names of one scope."""

    def __init__(self, survey: Survey, scope: Scope) -> None:
        self.survey = survey
        self.scope = scope

    @abstractmethod
    def macro(self, macro: MacroValue, names: Scope) -> None:
        """Reads a macro's body with these arguments."""

    @abstractmethod
    def words(self, words: Words, names: Mapping[str, Value]) -> None:
        """Reads the Jinja in a wording with the names that it is passed."""

    def value(self, node: nodes.Node) -> Value:
        """What an expression can stand for; its parts are read on the way."""
        reader = _EXPRESSIONS.get(type(node))
        if reader is not None:
            return reader(self, node)
        for child in node.iter_child_nodes():
            self.value(child)
        return ANYTHING

    def name(self, node: nodes.Name) -> Value:
        """A name, which must be there."""
        found = self.scope.get(node.name)
        if found is not None:
            return self.survey.test(found)
        if node.name != "caller":
            known = "names are a profile's fields, the words of address.yaml and what the file sets"
            hint = suggest(node.name, self.scope) or known
            self.survey.refuse(Problem("unknown-name", f"there is no '{node.name}' here", hint, node.name), node.lineno)
        return ANYTHING

    def constant(self, node: nodes.Const) -> Value:
        """A text or a number."""
        return Literal(node.value) if type(node.value) in (str, int) else ANYTHING

    def field(self, node: nodes.Getattr) -> Value:
        """A field of a record, or a macro of an imported file."""
        return self._field(self.value(node.node), node.attr, node.lineno)

    def element(self, node: nodes.Getitem) -> Value:
        """An item of a list by its place, or a field by its name."""
        value, argument = self.value(node.node), self.value(node.arg)
        if isinstance(argument, Literal) and isinstance(argument.value, str):
            return self._field(value, argument.value, node.lineno)
        return item_of(value) or ANYTHING

    def _field(self, value: Value, name: str, line: int) -> Value:
        if isinstance(value, Module):
            return value.names.get(name, ANYTHING)
        return filter_types.field_of(self.survey, value, name, line)

    def one_of_two(self, node: nodes.Or | nodes.And) -> Value:
        """What ``or`` and ``and`` give: the one or the other."""
        return either(self.value(node.left), self.value(node.right))

    def choice(self, node: nodes.CondExpr) -> Value:
        """What an inline ``if`` gives."""
        self.value(node.test)
        return either(self.value(node.expr1), self.value(node.expr2) if node.expr2 is not None else WORDS)

    def joined(self, node: nodes.Concat) -> Value:
        """What ``~`` gives; it prints its parts."""
        for part in node.nodes:
            self.survey.show(self.value(part), part.lineno)
        return WORDS

    def listed(self, node: nodes.List | nodes.Tuple) -> Value:
        """A list that the template writes."""
        return Listed(either(*map(self.value, node.items)) if node.items else ANYTHING)

    def compared(self, node: nodes.Compare) -> Value:
        """A comparison: a key that is compared with must exist."""
        left = self.value(node.expr)
        for operand in node.ops:
            right = self.value(operand.expr)
            if operand.op in ("eq", "ne"):
                filter_types.compare(self.survey, left, right, node.lineno)
                filter_types.compare(self.survey, right, left, node.lineno)
            elif operand.op in ("in", "notin"):
                self._contained(left, right, node.lineno)
            left = right
        return ANYTHING

    def _contained(self, item: Value, container: Value, line: int) -> None:
        for option in options_of(container):
            if (inside := item_of(option)) is not None:
                filter_types.compare(self.survey, self.survey.test(inside), item, line)
                for wanted in options_of(inside):
                    filter_types.compare(self.survey, item, wanted, line)

    def filtered(self, node: nodes.Filter) -> Value:
        """What a filter gives."""
        subject = self.value(node.node) if node.node is not None else WORDS
        names = {str(pair.key): self.value(pair.value) for pair in node.kwargs}
        use = Use(node.name, subject, [self.value(argument) for argument in node.args], names, node.lineno)
        return filter_types.apply(self.survey, use, self.words)

    def called(self, node: nodes.Call) -> Value:
        """What a macro prints."""
        positional = [self.value(argument) for argument in node.args]
        named = {pair.key: self.value(pair.value) for pair in node.kwargs}
        macro = self.value(node.node)
        if isinstance(macro, MacroValue):
            names = [argument.name for argument in macro.node.args]
            if len(positional) > len(names) or named.keys() - set(names):
                message = f"the macro '{macro.node.name}' takes: {', '.join(names) or 'nothing'}"
                self.survey.refuse(Problem("template-arguments", message, needle=macro.node.name), node.lineno)
            given = dict(zip(names, positional, strict=False)) | named
            self.macro(macro, dict.fromkeys(names, ANYTHING) | given)
        return WORDS


_EXPRESSIONS: Mapping[type[nodes.Node], Callable[..., Value]] = {
    nodes.Name: Expressions.name,
    nodes.Const: Expressions.constant,
    nodes.Getattr: Expressions.field,
    nodes.Getitem: Expressions.element,
    nodes.Or: Expressions.one_of_two,
    nodes.And: Expressions.one_of_two,
    nodes.CondExpr: Expressions.choice,
    nodes.Concat: Expressions.joined,
    nodes.List: Expressions.listed,
    nodes.Tuple: Expressions.listed,
    nodes.Compare: Expressions.compared,
    nodes.Filter: Expressions.filtered,
    nodes.Call: Expressions.called,
}
