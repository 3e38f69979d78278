"""The laws over invented profiles, and hostile text in every field of the repository's."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import workspace
from generator.diagnostics import KeyPath, dotted, has_errors, is_error
from generator.document import Block, Heading, List, Paragraph, Table, Text, walk
from generator.formats import DEFAULT_FORMATS
from generator.formats.markdown import reader
from generator.profile.schema.field_rules import Field, load
from generator.statement.composition import Statement
from generator.statement.printing import Press
from tests.support.invented import HOSTILE, NOT_INVENTED, ROOT, Facts, composer, infected, profiles
from tests.support.readers import TEXT_OF, folded
from tests.support.schema_profiles import placed

pytestmark = pytest.mark.thorough


@cache
def press() -> Press:
    where, _ = workspace.find(ROOT)
    assert where is not None
    return Press(where, DEFAULT_FORMATS)


def composed(data: Facts) -> Statement | None:
    """The statement of invented facts; ``None`` where a rule over several fields refuses them."""
    outcome = composer().compose_profile(placed(data))
    unexpected = [one for one in outcome.diagnostics if is_error(one) and one.location.path.startswith("templates/")]
    assert not unexpected, f"a template stumbles over facts that the schema takes: {unexpected}"
    return outcome.statement


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
@given(draw=st.data())
def test_laws_1_2_3_and_8_hold_for_invented_companies(draw: st.DataObject) -> None:
    statement = composed(draw.draw(profiles()))
    if statement is None:
        return
    files, found = press().print(statement)
    assert not has_errors(found), found
    wanted = folded(" ".join(walk.words(statement.document)))
    for path, written in files.items():
        assert TEXT_OF[Path(path).suffix](written) == wanted, f"{path} says something else than the tree"
    blocks, misread = reader.read(files[f"{statement.slug}/{statement.slug}.md"].decode(), "again.md")
    assert not misread, f"our own Markdown is refused: {misread}"
    assert blocks == walk.joined(statement.document).blocks
    assert press().print(statement)[0] == files, "the same document was written as other bytes"
    for content in walk.contents(statement.document.blocks):
        for run in content:
            if isinstance(run, Text) and run.key is not None:
                assert run.key in statement.profile.origins, f"{run.text!r} comes from {run.key}, which has no line"


def printable() -> Field:
    """A profile as one field, without what steers the program."""
    return Field("dict", fields={name: field for name, field in load().fields.items() if name not in NOT_INVENTED})


def infected_facts(data: Facts, text: str, planted: dict[KeyPath, str]) -> Facts:
    """A company's facts with ``text`` wherever its words are free; ``planted`` gets what stands where."""
    found = infected(data, printable(), text, planted)
    assert isinstance(found, dict)
    return found


def keys_of(statement: Statement) -> set[KeyPath]:
    """The profile values that a statement prints."""
    contents = walk.contents(statement.document.blocks)
    return {run.key for content in contents for run in content if isinstance(run, Text) and run.key is not None}


@cache
def facts_of(slug: str) -> Facts:
    """The merged facts of a company of the repository."""
    where, _ = workspace.find(ROOT)
    assert where is not None
    profile, _ = workspace.load(where, slug)
    assert profile is not None
    return dict(profile.data)


def shape_of(blocks: tuple[Block, ...]) -> list[object]:
    """The structure of a document without its words."""
    shapes: list[object] = []
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
    planted: dict[KeyPath, str] = {}
    hostile = composed(infected_facts(data, text, planted))
    harmless = composed(infected_facts(data, "woord", {}))
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
    planted: dict[KeyPath, str] = {}
    statement = composed(infected_facts(facts_of(slug), "woord", planted))
    assert statement is not None
    printed = keys_of(statement)
    silent = [dotted(key) for key in planted if not printed & {key, (*key, "nl")} and key[:2] not in IN_THE_WORDING]
    assert not silent, f"{slug} states these and its policy prints them nowhere (drop the fact, or print it): {silent}"
