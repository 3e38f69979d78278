"""What the filters of the template language take and give, checked without a profile."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from generator.diagnostics import Severity, diagnose_by_rule
from generator.profile.shape import Leaf, LeafKind, Record, Shape
from generator.template.loading.wording import WHOLE, Catalogue, Words
from generator.template.refusal import Problem
from generator.template.runtime.fact_values import unknown_field
from generator.template.runtime.finalization import find_words
from generator.template.typecheck.expression_types import (
    ANYTHING,
    WORDS,
    Known,
    Listed,
    Literal,
    Value,
    either,
    item_of,
    options_of,
)
from generator.template.typecheck.static_scan import Survey

PRINTING = {
    "date": LeafKind.DATE,
    "period": LeafKind.PERIOD,
    "web_link": LeafKind.LINE,
    "mail_link": LeafKind.LINE,
    "phone_link": LeafKind.LINE,
    "anchor": LeafKind.LINE,
}
"""The filters that print one value, and the kind that each takes."""


class Use(Struct, frozen=True):
    """A filter where it stands: what it is given, and the names that it passes on."""

    name: str
    subject: Value
    arguments: Sequence[Value]
    names: Mapping[str, Value]
    line: int


def apply(survey: Survey, use: Use, read_words: Callable[[Words, Mapping[str, Value]], None]) -> Value:
    """What a filter gives; ``read_words`` reads the Jinja in a wording with the names that it is passed."""
    match use.name:
        case "word":
            _words(survey, use, use.subject, read_words)
            return WORDS
        case "words":
            _words(survey, use, elements(survey, use), read_words)
            return Listed(WORDS)
        case "series":
            survey.show(elements(survey, use), use.line)
            return WORDS
        case "web_links":
            survey.show(elements(survey, use), use.line, LeafKind.LINE, use.name)
            return Listed(WORDS)
        case "upper_first" | "lower_first":
            survey.show(use.subject, use.line)
            return WORDS
        case name if name in PRINTING:
            survey.show(use.subject, use.line, PRINTING[name], name)
            return WORDS
        case _:
            return _of_list(survey, use)


def _of_list(survey: Survey, use: Use) -> Value:
    item = elements(survey, use)
    match use.name:
        case "where" | "without" | "lacking":
            _chosen(survey, use, item)
            return use.subject
        case "pluck":
            return Listed(_follow(survey, use, item))
        case "first" | "last":
            return item
        case "reject_empty":
            return use.subject
        case _:
            return ANYTHING


def elements(survey: Survey, use: Use) -> Value:
    """The items of the list that a filter, or a loop, is given."""
    item = item_of(use.subject)
    if item is not None:
        return item
    survey.refuse(Problem("not-a-list", f"'{use.name}' takes a list", "this is a single value", use.name), use.line)
    return ANYTHING


def field_of(survey: Survey, value: Value, name: str, line: int) -> Value:
    """The field of a record; one that the schema does not know is a finding."""
    found: list[Value] = []
    for option in options_of(value):
        if not isinstance(option, Known):
            found.append(ANYTHING)
            continue
        known: Mapping[str, Shape] = option.shape.fields if isinstance(option.shape, Record) else {}
        if name in known:
            found.append(Known((*option.path, name), known[name]))
        else:
            survey.refuse(unknown_field(name, (*option.path, name), known), line)
            found.append(ANYTHING)
    return survey.test(either(*found))


def compare(survey: Survey, value: Value, key: Value, line: int) -> None:
    """A key that a template compares with must be one that the wording has: else the test is never true."""
    for option in options_of(value):
        if not isinstance(option, Known) or not isinstance(option.shape, Leaf) or not isinstance(key, Literal):
            continue
        known = survey.policy.catalogues.get(option.shape.catalogue or "")
        if known is not None and key.value not in known:
            message = f"the wording '{option.shape.catalogue}' has no key '{key.value}': this is never true"
            problem = Problem(
                "key-never-matches", message, f"there are: {', '.join(sorted(known)[:12])}", str(key.value)
            )
            survey.refuse(problem, line, Severity.WARNING)


def _chosen(survey: Survey, use: Use, item: Value) -> None:
    value = _follow(survey, use, item)
    for wanted in use.arguments[1:]:
        compare(survey, either(*(item_of(option) or option for option in options_of(value))), wanted, use.line)


def _follow(survey: Survey, use: Use, item: Value) -> Value:
    value = item
    if use.arguments and isinstance(name := use.arguments[0], Literal):
        for part in str(name.value).split("."):
            value = field_of(survey, value, part, use.line)
        return survey.test(value if item_of(value) is None else either(value, item_of(value) or ANYTHING))
    return ANYTHING


def _words(survey: Survey, use: Use, value: Value, read_words: Callable[[Words, Mapping[str, Value]], None]) -> None:
    arguments = dict(zip(("catalogue", "part"), use.arguments, strict=False)) | dict(use.names)
    catalogue, part = arguments.pop("catalogue", ANYTHING), arguments.pop("part", Literal(WHOLE))
    for option in options_of(value):
        if isinstance(option, Known):
            survey.show(option, use.line, LeafKind.ITEM, use.name)
        if _is_key(option) and isinstance(catalogue, Literal) and isinstance(part, Literal):
            for words in _entries(survey, use, option, str(catalogue.value), str(part.value)):
                read_words(words, arguments)


def _is_key(value: Value) -> bool:
    if isinstance(value, Known):
        return isinstance(value.shape, Leaf) and value.shape.kind is LeafKind.ITEM
    return isinstance(value, Literal)


def _entries(survey: Survey, use: Use, value: Value, catalogue: str, part: str) -> list[Words]:
    """The words that a value can have, where they are complete; what is missing is a finding."""
    known = survey.policy.wording.get(catalogue)
    if known is None or isinstance(value, Literal):
        found = find_words(
            survey.policy.wording, catalogue, str(value.value) if isinstance(value, Literal) else "", part
        )
        if isinstance(found, Problem):
            survey.refuse(found, use.line)
            return []
        return [found]
    if isinstance(value, Known) and isinstance(value.shape, Leaf):
        _cover(survey, use, value.shape.catalogue, known)
    if survey.once("parts", catalogue, part):
        _complete(survey, use, known, part)
    return [entry[part] for entry in known.entries.values() if part in entry]


def _cover(survey: Survey, use: Use, own: str | None, known: Catalogue) -> None:
    missing = survey.policy.catalogues.get(own or "", frozenset()) - known.entries.keys()
    if missing:
        message = f"the wording '{known.name}' lacks keys of '{own}': {', '.join(sorted(missing)[:12])}"
        survey.refuse(Problem("wording-missing", message, f"add them to {known.path}", known.name), use.line)


def _complete(survey: Survey, use: Use, known: Catalogue, part: str) -> None:
    used = survey.place(use.line)
    for key, entry in known.entries.items():
        if part not in entry and entry:
            place = next(iter(entry.values())).place
            message = (
                f"'{key}' of the wording '{known.name}' has no part '{part}'"
                if part
                else (f"'{key}' of the wording '{known.name}' has parts, and is printed without one")
            )
            survey.findings.append(
                diagnose_by_rule("wording-part-missing", message, place, hint=f"printed at {used.path}:{used.line}")
            )
