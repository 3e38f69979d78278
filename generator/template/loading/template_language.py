"""The template language: the part of Jinja that policies are written in, and how its cost is bounded.

A smaller language is the first wall of the sandbox. There is no arithmetic but ``+`` and ``-``, no slice, no
inheritance, no call but of a macro; a template names the files that it includes. What remains is rewritten before it is
compiled, so that loops, joins and includes pay for what they do.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from msgspec import Struct

from generator.diagnostics.suggestion import suggest

EACH, JOIN, OPEN = " each", " join", " open"
"""Filters of the rewritten template; no template can spell a name with a space."""

_ALLOWED: frozenset[type[nodes.Node]] = frozenset(
    {
        nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Macro, nodes.CallBlock,
        nodes.FilterBlock, nodes.Scope, nodes.Assign, nodes.AssignBlock, nodes.With, nodes.Include, nodes.Import,
        nodes.FromImport,
        nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair, nodes.Keyword, nodes.Getattr,
        nodes.Getitem, nodes.Call, nodes.Filter, nodes.Test, nodes.CondExpr, nodes.And, nodes.Or, nodes.Not,
        nodes.Compare, nodes.Operand, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg,
    }
)  # fmt: skip

_SPELLED: Mapping[type[nodes.Node], str] = {
    nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%", nodes.Pow: "**", nodes.Pos: "+ …",
    nodes.Slice: "[…:…]", nodes.Extends: "extends", nodes.Block: "block", nodes.NSRef: "namespace",
    nodes.ScopedEvalContextModifier: "autoescape", nodes.EvalContextModifier: "autoescape",
}  # fmt: skip

_RESERVED = frozenset({"self", "super", "varargs", "kwargs"})


class LanguageBreach(Struct, frozen=True):
    """Something that is Jinja and not the template language, with its line and the word to point at."""

    line: int
    message: str
    hint: str = ""
    needle: str = ""


def breaches(
    tree: nodes.Template, filters: Mapping[str, object], tests: Mapping[str, object]
) -> Iterator[LanguageBreach]:
    """Everything in a template that the language does not have, in the order of the text."""
    stack: list[nodes.Node] = [tree]
    while stack:
        node = stack.pop()
        if (found := _breach(node, filters, tests)) is not None:
            yield found
        stack.extend(reversed(list(node.iter_child_nodes())))


def _breach(node: nodes.Node, filters: Mapping[str, object], tests: Mapping[str, object]) -> LanguageBreach | None:
    if type(node) not in _ALLOWED:
        spelled = _SPELLED.get(type(node), type(node).__name__)
        return LanguageBreach(node.lineno, f"the template language has no '{spelled}'", needle=spelled)
    match node:
        case nodes.Filter() if node.name not in filters:
            return LanguageBreach(
                node.lineno, f"there is no filter '{node.name}'", _choice(node.name, filters), node.name
            )
        case nodes.Test() if node.name not in tests:
            return LanguageBreach(node.lineno, f"there is no test '{node.name}'", _choice(node.name, tests), node.name)
        case nodes.Name() if node.name in _RESERVED:
            return LanguageBreach(node.lineno, f"the template language has no '{node.name}'", needle=node.name)
        case nodes.Call() | nodes.Filter() | nodes.Test() if node.dyn_args is not None or node.dyn_kwargs is not None:
            return LanguageBreach(node.lineno, "arguments are written out: no `*` or `**`")
        case nodes.For(recursive=True):
            return LanguageBreach(
                node.lineno, "the template language has no recursive loops", "use nested loops", "recursive"
            )
        case nodes.Include() | nodes.Import() | nodes.FromImport():
            return _file(node)
    return None


def _file(node: nodes.Include | nodes.Import | nodes.FromImport) -> LanguageBreach | None:
    if not isinstance(node.template, nodes.Const) or not isinstance(node.template.value, str):
        return LanguageBreach(node.lineno, "a file is named by a text within quotes", "write the file's name out")
    if isinstance(node, nodes.Include) and node.ignore_missing:
        return LanguageBreach(node.lineno, "a file that is included must exist: no 'ignore missing'", needle="ignore")
    return None


def _choice(name: str, known: Mapping[str, object]) -> str:
    names = [known_name for known_name in known if not known_name.startswith(" ")]
    return suggest(name, names) or f"there are: {', '.join(sorted(names))}"


def rewrite(tree: nodes.Template) -> nodes.Template:
    """The same template, bounded: see ``filters`` for what the three hidden filters do.

    An inline ``if`` without ``else`` gives nothing instead of an error. Whatever is imported or included sees the names
    of the template that does so, on which nothing can be cached between two companies.
    """
    _Rewriter().visit(tree)
    if tree.environment is not None:
        tree.set_environment(tree.environment)
    return tree


class _Rewriter(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.Node:
        node.iter = _filter(node.iter, EACH, nodes.Const(_weight(node)))
        return self.generic_visit(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        return self.generic_visit(_filter(nodes.Tuple(node.nodes, "load", lineno=node.lineno), JOIN))

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:
        node.expr2 = node.expr2 or nodes.Const("", lineno=node.lineno)
        return self.generic_visit(node)

    def _visit_file(self, node: nodes.Include | nodes.Import | nodes.FromImport) -> nodes.Node:
        node.template = _filter(node.template, OPEN)
        node.with_context = True
        return node

    visit_Include = visit_Import = visit_FromImport = _visit_file


def _weight(loop: nodes.For) -> int:
    """What one item of a loop costs: the characters of the loop's own text, and a little for the rest."""
    return 16 + sum(len(text.data) for text in loop.find_all(nodes.TemplateData))


def _filter(value: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(cast(nodes.Expr, value), name, list(arguments), [], None, None, lineno=value.lineno)
