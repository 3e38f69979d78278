"""Companies made up from the schema's own rules: keys of the real wording, and hostile words where words are free."""

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, TypeAlias

from hypothesis import strategies as st

from generator import workspace
from generator.diagnostics import KeyPath
from generator.profile.schema.field_rules import Field, Fields, load
from generator.statement.composition import Composer
from tests.support.folders import REPOSITORY
from tests.support.schema_profiles import RIGHT, placed

ROOT = REPOSITORY
Facts: TypeAlias = dict[str, Any]

HOSTILE = (
    *("De Dijkhoek", "a | b", "*x* _y_", "# kop", "1. een", "- twee", "<b>vet</b>", "<script>alert(1)</script>"),
    *("{{ 7*7 }}", "{% raw %}", "[x](javascript:alert(1))", "`code`", "R&D &amp; co", "a\\b", "100% ~~weg~~"),
    *("'s-Graveland", "é ß 漢字 😀", "x{#anker}", "![img](x.png)", "==", "---", "+ plus", "> citaat"),
    *("Jan_de_Vries_", "**", "](", "=SOM(A1)", "a&#124;b"),
)
POLICIES = ("group-statement", "full-statement")
NOT_INVENTED = {"extends", "without", "presentation", "editions", "policy", "language", "form_of_address"}
"""Fields that steer the program; tests choose them by hand."""


@cache
def composer() -> Composer:
    where, _ = workspace.find(ROOT)
    assert where is not None
    return Composer(where)


@cache
def keys(catalogue: str) -> list[str]:
    policy, _ = composer().policy_of(placed({"policy": "full-statement", "language": "nl", "form_of_address": "u"}))
    assert policy is not None
    return sorted(policy.catalogues[catalogue])


def record(fields: Fields) -> st.SearchStrategy[Facts]:
    """A mapping with the required fields and some of the others."""
    stated = {name: field for name, field in fields.items() if not field.ledger}
    required = {name: value(field, name) for name, field in stated.items() if field.required}
    optional = {name: value(field, name) for name, field in stated.items() if not field.required}
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
            return st.lists(value(field.item, name), max_size=3, unique_by=_identity)
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


def _identity(item: object) -> Hashable:
    return item["id"] if isinstance(item, Mapping) and "id" in item else repr(item)


@cache
def profiles() -> st.SearchStrategy[Facts]:
    """Whole profiles of either policy in either form of address."""
    fields = {name: field for name, field in load().fields.items() if name not in NOT_INVENTED}
    choice = {"policy": st.sampled_from(POLICIES), "form_of_address": st.sampled_from(["u", "je"])}
    fixed = st.fixed_dictionaries(choice).map(lambda chosen: chosen | {"language": "nl"})
    return st.tuples(record(fields), fixed).map(lambda pair: pair[0] | pair[1])


def infected(data: object, field: Field | None, text: str, planted: dict[KeyPath, str], key: KeyPath = ()) -> object:
    """The data with ``text`` and a number of its own in every place where a company's words are free."""
    if field is None:
        return data
    below = load().fields_of(field)
    if isinstance(data, dict) and below is not None:
        return {name: infected(item, below.get(name), text, planted, (*key, name)) for name, item in data.items()}
    if isinstance(data, list):
        return [infected(item, field.item, text, planted, (*key, number)) for number, item in enumerate(data)]
    if field.check or field.internal or field.type not in ("line", "text", "item"):
        return data
    planted[key] = f"{text} w{len(planted)}"
    return planted[key] if field.type == "line" else {"nl": planted[key]}
