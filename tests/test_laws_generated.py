"""The laws over invented profiles: hypothesis fills the schema's fields with keys of the real wording and hostile text."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import reader, traversal, workspace
from generator.diagnostics import dotted, has_errors, is_error
from generator.document import Block, Heading, List, Paragraph, Table, Text
from generator.pipeline import Composer, Press, Statement
from generator.schema.rules import Field, Fields, load
from generator.writers import DEFAULT_FORMATS
from tests.readers import TEXT_OF, folded
from tests.schema_profiles import RIGHT, placed

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = (
    "De Dijkhoek", "a | b", "*x* _y_", "# kop", "1. een", "- twee", "<b>vet</b>", "<script>alert(1)</script>", "{{ 7*7 }}",
    "{% raw %}", "[x](javascript:alert(1))", "`code`", "R&D &amp; co", "a\\b", "100% ~~weg~~", "'s-Graveland", "é ß 漢字 😀",
    "x{#anker}", "![img](x.png)", "==", "---", "+ plus", "> citaat", "Jan_de_Vries_", "**", "](", "=SOM(A1)", "a&#124;b",
)  # fmt: skip
POLICIES = ("group-statement", "full-statement")


@cache
def composer() -> Composer:
    where, _ = workspace.find(ROOT)
    assert where is not None
    return Composer(where)


@cache
def press() -> Press:
    where, _ = workspace.find(ROOT)
    assert where is not None
    return Press(where, DEFAULT_FORMATS)


@cache
def keys(catalogue: str) -> list[str]:
    policy, _ = composer().policy_of(placed({"policy": "full-statement", "language": "nl", "form_of_address": "u"}))
    assert policy is not None
    return sorted(policy.catalogues[catalogue])


def record(fields: Fields) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with the required fields and some of the others."""
    required = {name: value(field, name) for name, field in fields.items() if field.required}
    optional = {name: value(field, name) for name, field in fields.items() if not field.required}
    return st.fixed_dictionaries(required, optional=optional)


def value(field: Field, name: str) -> st.SearchStrategy[Any]:
    """A value that the field takes: keys of the real wording, and hostile words where words are free."""
    if "allowed" in field.limits:
        return st.sampled_from(field.limits["allowed"])
    below = load().fields_of(field)
    lines = st.sampled_from(HOSTILE)
    match field.type:
        case "dict":
            return st.deferred(lambda: record(below)) if below is not None else st.just({})
        case "list":
            assert field.item is not None
            unique = {"unique_by": lambda item: item["id"] if isinstance(item, Mapping) and "id" in item else repr(item)}
            return st.lists(value(field.item, name), max_size=3, **unique)
        case "key" | "item":
            assert field.catalogue is not None
            known = st.sampled_from(keys(field.catalogue))
            return known if field.type == "key" else known | st.fixed_dictionaries({"nl": lines})
        case "text":
            return st.fixed_dictionaries({"nl": lines})
        case "integer":
            return st.integers(field.limits.get("min", 0), field.limits.get("max", 99))
        case "boolean" | "date" | "period":
            return {"boolean": st.booleans(), "date": st.just("2026-09-01"), "period": st.sampled_from(["P1Y", "P4W"])}[
                field.type
            ]
        case _ if name == "id":
            return st.from_regex(r"[a-z]{1,3}[0-9]?", fullmatch=True)
        case _:
            return st.just(RIGHT[field.check]) if field.check else lines


NOT_INVENTED = {"extends", "without", "presentation", "editions", "policy", "language", "form_of_address"}


@cache
def profiles() -> st.SearchStrategy[dict[str, Any]]:
    """Whole profiles of either policy in either form of address."""
    fields = {name: field for name, field in load().fields.items() if name not in NOT_INVENTED}
    choice = {"policy": st.sampled_from(POLICIES), "form_of_address": st.sampled_from(["u", "je"])}
    fixed = st.fixed_dictionaries(choice).map(lambda chosen: chosen | {"language": "nl"})
    return st.tuples(record(fields), fixed).map(lambda pair: pair[0] | pair[1])


def composed(data: dict[str, Any]) -> Statement | None:
    """The statement of invented facts; ``None`` where a rule over several fields refuses them."""
    outcome = composer().compose_profile(placed(data))
    unexpected = [one for one in outcome.diagnostics if is_error(one) and one.location.path.startswith("templates/")]
    assert not unexpected, f"a template stumbles over facts that the schema takes: {unexpected}"
    return outcome.statement


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
@given(st.deferred(lambda: profiles()))
def test_laws_1_2_3_and_8_hold_for_invented_companies(data: dict[str, Any]) -> None:
    statement = composed(data)
    if statement is None:
        return
    files, found = press().print(statement)
    assert not has_errors(found), found
    wanted = folded(" ".join(traversal.words(statement.document)))
    for path, written in files.items():
        assert TEXT_OF[Path(path).suffix](written) == wanted, f"{path} says something else than the tree"
    blocks, misread = reader.read(files[f"{statement.slug}/{statement.slug}.md"].decode(), "again.md")
    assert not misread, f"our own Markdown is refused: {misread}"
    assert blocks == traversal.joined(statement.document).blocks
    assert press().print(statement)[0] == files, "the same document was written as other bytes"
    for content in traversal.contents(statement.document.blocks):
        for run in content:
            if isinstance(run, Text) and run.key is not None:
                assert run.key in statement.profile.origins, f"{run.text!r} comes from {run.key}, which has no line"


def infected(data: Any, field: Field | None, text: str, planted: dict[tuple[str | int, ...], str], *key: str | int) -> Any:
    """The data with ``text`` and a number of its own in every place where a company's words are free."""
    if field is None:
        return data
    below = load().fields_of(field)
    if isinstance(data, dict) and below is not None:
        return {name: infected(item, below.get(name), text, planted, *key, name) for name, item in data.items()}
    if isinstance(data, list):
        return [infected(item, field.item, text, planted, *key, number) for number, item in enumerate(data)]
    if field.check or field.internal or field.type not in ("line", "text", "item"):
        return data
    planted[key] = f"{text} w{len(planted)}"
    return planted[key] if field.type == "line" else {"nl": planted[key]}


def printable() -> Field:
    """A profile as one field, without what steers the program."""
    return Field("dict", fields={name: field for name, field in load().fields.items() if name not in NOT_INVENTED})


def keys_of(statement: Statement) -> set[tuple[str | int, ...]]:
    """The profile values that a statement prints."""
    contents = traversal.contents(statement.document.blocks)
    return {run.key for content in contents for run in content if isinstance(run, Text) and run.key is not None}


@cache
def facts_of(slug: str) -> dict[str, Any]:
    """The merged facts of a company of the repository."""
    where, _ = workspace.find(ROOT)
    assert where is not None
    profile, _ = workspace.load(where, slug)
    assert profile is not None
    return dict(profile.data)


def shape_of(blocks: tuple[Block, ...]) -> list[Any]:
    """The structure of a document without its words."""
    shapes: list[Any] = []
    for block in blocks:
        match block:
            case Heading():
                shapes.append(("h", block.level, block.anchor))
            case Paragraph():
                shapes.append("p")
            case List():
                shapes.append(("list", block.ordered, [shape_of(item.blocks) for item in block.items]))
            case Table():
                shapes.append(("table", len(block.header), len(block.rows)))
    return shapes


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("slug", ["papierenreiger", "smarttrackers", "smart2cloud"])
def test_hostile_text_in_every_field_is_shown_as_it_is_and_changes_no_structure(slug: str, text: str) -> None:
    data = facts_of(slug)
    planted: dict[tuple[str | int, ...], str] = {}
    hostile = composed(infected(data, printable(), text, planted))
    harmless = composed(infected(data, printable(), "woord", {}))
    assert hostile is not None and harmless is not None, f"{text!r} is refused"
    assert shape_of(hostile.document.blocks) == shape_of(harmless.document.blocks), f"{text!r} changed the structure"
    printed = keys_of(hostile)
    assert len(printed) > 20, "almost nothing of the company is printed; what is this test testing?"
    files, _ = press().print(hostile)
    shown = {path: TEXT_OF[Path(path).suffix](written) for path, written in files.items()}
    known = {key: value for key, value in planted.items() if printed & {key, (*key, "nl")}}
    lost = [(path, key) for key, value in known.items() for path, seen in shown.items() if folded(value) not in seen]
    assert not lost, f"{text!r} is not shown as it is: {lost}"


IN_THE_WORDING = {("contact", "department"), ("collection", "channels")}
"""Facts that stand inside the words of another fact's key, which this test replaces by words of its own."""


@pytest.mark.parametrize("slug", ["papierenreiger", "smart2cloud", "smart2led", "smartfms", "smarttrackers", "smt"])
def test_every_fact_that_a_company_states_is_printed(slug: str) -> None:
    planted: dict[tuple[str | int, ...], str] = {}
    statement = composed(infected(facts_of(slug), printable(), "woord", planted))
    assert statement is not None
    printed = keys_of(statement)
    silent = [dotted(key) for key in planted if not printed & {key, (*key, "nl")} and key[:2] not in IN_THE_WORDING]
    assert not silent, f"{slug} states these and its policy prints them nowhere (drop the fact, or print it): {silent}"
