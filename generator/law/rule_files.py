"""Reads a file of rules: records under ``rules`` and dated lists under ``lists``."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.diagnostics import KeyPath, Severity
from generator.law.dated_lists import DatedList, Member
from generator.law.facts.fact_condition_reading import Reader
from generator.law.facts.fact_conditions import ALWAYS, Rows
from generator.law.facts.field_paths import Fields
from generator.law.rule import About, Degree, Rule, Test
from generator.law.rule_problems import Page

_OF_A_RULE = (
    "id", "part_of", "code", "title", "article", "applies", "each", "where", "holds", "partly", "otherwise", "at",
    "section", "severity", "message", "advice", "source", "since", "until", "status", "replaces", "printed",
)  # fmt: skip
_OF_A_LIST = ("title", "source", "status", "members")
_STATUS = ("confirmed", "to_confirm")
_OTHERWISE = {
    "missing": Degree.MISSING, "partly": Degree.PARTLY, "wrong": Degree.WRONG, "unknown": Degree.UNKNOWN,
}  # fmt: skip


class Written(Struct, frozen=True):
    """A rule as it is written; ``replaces`` is whether it takes the place of another of its id."""

    rule: Rule
    replaces: bool


def lists_of(page: Page) -> Iterator[DatedList]:
    """The dated lists of a file."""
    lists = page.source.data.get("lists", {})
    key: KeyPath = ("lists",)
    for name, value in (lists if isinstance(lists, Mapping) else {}).items():
        place = (*key, name)
        fields = page.record(value, place, _OF_A_LIST, "a dated list")
        if fields:
            yield DatedList(
                name,
                page.text(fields, "title", place),
                page.text(fields, "source", place),
                page.one_of(fields, "status", place, _STATUS) == "confirmed",
                tuple(_members(page, fields, place)),
            )


def _members(page: Page, fields: Mapping[str, object], key: KeyPath) -> Iterator[Member]:
    for place, item in page.items(fields.get("members", []), (*key, "members"), "'members'"):
        record = page.record(item, place, ("value", "since", "until", "note"), "a member")
        value = page.text(record, "value", place)
        if value:
            yield Member(value, page.term(record, place), page.text(record, "note", place, needed=False))


def rules_of(page: Page, lists: frozenset[str], top: Fields) -> Iterator[Written]:
    """The rules of a file; one with a mistake is told and left out."""
    page.record(page.source.data, (), ("rules", "lists", "texts"), "a file of rules")
    if "rules" not in page.source.data:
        return
    for key, value in page.items(page.source.data["rules"], ("rules",), "'rules'"):
        before = len(page.found)
        fields = page.record(value, key, _OF_A_RULE, "a rule")
        rule = _rule(page, fields, key, Reader(page, lists), top)
        if len(page.found) == before:
            yield Written(rule, page.yes(fields, "replaces", key, default=False))


def _rule(page: Page, fields: Mapping[str, object], key: KeyPath, reader: Reader, top: Fields) -> Rule:
    name = page.text(fields, "id", key)
    about = About(
        id=name,
        requirement=page.text(fields, "part_of", key, needed=False) or name,
        code=page.text(fields, "code", key, needed=False) or name.casefold(),
        title=page.text(fields, "title", key),
        article=page.text(fields, "article", key),
        severity=Severity(page.one_of(fields, "severity", key, [one.value for one in Severity])),
        advice=page.text(fields, "advice", key),
        source=page.text(fields, "source", key),
        term=page.term(fields, key),
        confirmed=page.one_of(fields, "status", key, _STATUS) == "confirmed",
        printed=page.yes(fields, "printed", key, default=True),
        section=page.text(fields, "section", key, needed=False),
    )
    return Rule(about, _test(page, fields, key, reader, top), page.source.values[(*key, "id") if name else key])


def _test(page: Page, fields: Mapping[str, object], key: KeyPath, reader: Reader, top: Fields) -> Test:
    below, rows = top, None
    if "each" in fields:
        paths = reader.paths(fields["each"], (*key, "each"), top)
        below = top.below(paths)
        rows = Rows(paths, reader.condition(fields["where"], (*key, "where"), below) if "where" in fields else ALWAYS)
    elif "where" in fields:
        page.tell("rule-form", (*key, "where"), "'where' says which rows of 'each', which is missing", "use 'applies'")
    if "holds" not in fields:
        page.tell("rule-field-missing", key, "'holds' is missing", "add holds: {stated: …}")
    otherwise = page.one_of(fields, "otherwise", key, _OTHERWISE) if "otherwise" in fields else "missing"
    return Test(
        message=page.text(fields, "message", key),
        holds=reader.condition(fields["holds"], (*key, "holds"), below) if "holds" in fields else ALWAYS,
        applies=reader.condition(fields["applies"], (*key, "applies"), top) if "applies" in fields else ALWAYS,
        rows=rows,
        partly=reader.condition(fields["partly"], (*key, "partly"), below) if "partly" in fields else None,
        otherwise=_OTHERWISE[otherwise],
        at=reader.path(fields["at"], (*key, "at"), below) if "at" in fields else None,
    )
