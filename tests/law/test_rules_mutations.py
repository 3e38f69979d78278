"""The complete profile passes; with any one fact gone exactly the rules that name that fact fire."""

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import workspace
from generator.diagnostics import KeyPath, dotted
from generator.law import Status, findings
from generator.profile import Profile
from generator.statement.composition import Composer
from generator.workspace import Workspace
from tests.support.plain_rules import firing, names, written
from tests.support.rule_cases import TODAY, assess, rules

pytestmark = pytest.mark.thorough

COMPLETE = "papierenreiger"
QUIET = (Status.MET, Status.NOT_APPLICABLE)


@pytest.fixture(scope="module")
def where(repository: Path) -> Workspace:
    found, _ = workspace.find(repository)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def complete(where: Workspace) -> Profile:
    profile, _ = workspace.load(where, COMPLETE)
    assert profile is not None
    return profile


def paths(value: object, key: KeyPath = ()) -> Iterator[KeyPath]:
    """Every fact: each field and each item of a list."""
    if key:
        yield key
    if isinstance(value, dict):
        for name, below in value.items():
            yield from paths(below, (*key, name))
    elif isinstance(value, list):
        for position, below in enumerate(value):
            yield from paths(below, (*key, position))


def without(data: Mapping[str, object], key: KeyPath) -> dict[str, object]:
    """The same facts but one."""
    left = copy.deepcopy(dict(data))
    holder: Any = left
    for part in key[:-1]:
        holder = holder[part]
    del holder[key[-1]]
    return left


def fired(profile: Profile, data: Mapping[str, object]) -> set[str]:
    """The rules that the program finds not to hold; what it tells stands in the profile's file."""
    mutant = Profile(profile.slug, data, profile.origins)
    assessments = assess(mutant, rules(), TODAY)
    for one in findings(assessments):
        assert one.location.path == "profiles/papierenreiger.yaml" and one.location.source
    return {one.rule.id for one in assessments if one.status not in QUIET}


@pytest.mark.parametrize("form", ["u", "je"])
def test_the_complete_profile_passes_in_both_forms_of_address(where: Workspace, complete: Profile, form: str) -> None:
    data = {**complete.data, "form_of_address": form}
    outcome = Composer(where, on=TODAY, to_print=False).compose_profile(Profile(COMPLETE, data, complete.origins))
    assert outcome.diagnostics == ()
    assert {one.status for one in outcome.assessments} <= set(QUIET)


def test_without_any_one_fact_exactly_the_rules_that_name_it_fire(complete: Profile) -> None:
    by_id = {rule["id"]: rule for rule in written()[0]}
    seen: set[str] = set()
    for key in paths(complete.data):
        data = without(complete.data, key)
        wanted, found = firing(data, TODAY), fired(complete, data)
        assert found == wanted, f"without {dotted(key)} the rules' data ask for {wanted}, the program tells {found}"
        # A record or list takes with it the fields below it, which a rule can name as well.
        below = {part for path in paths(at(complete.data, key), key) for part in path if isinstance(part, str)}
        strangers = {rule for rule in found if not names(by_id[rule]) & below and "own_words" not in names(by_id[rule])}
        assert not strangers, f"without {dotted(key)} these fire and name nothing of it: {strangers}"
        seen |= found
    assert len(seen) > len(by_id) / 3, "hardly any rule depends on what the complete profile states"


def at(data: object, key: KeyPath) -> object:
    """The value at a key path."""
    value: Any = data
    for part in key:
        value = value[part]
    return value


def test_each_fact_that_a_rule_asks_for_by_name_is_missed(complete: Profile) -> None:
    """A rule of the form ``holds: {stated: …}`` fires when that one fact is gone, whatever else is stated."""
    asked = [rule for rule in written()[0] if list(rule["holds"]) == ["stated"] and "each" not in rule]
    for rule in asked:
        key = tuple(rule["holds"]["stated"].split("."))
        if len(paths_to(complete.data, key)) == 1 and rule["id"] not in firing(complete.data, TODAY):
            data = without(complete.data, key)
            applies = any(
                one.rule.id == rule["id"] and one.status is not Status.NOT_APPLICABLE
                for one in assess(Profile(COMPLETE, data, complete.origins), rules(), TODAY)
            )
            assert not applies or rule["id"] in fired(complete, data), f"{rule['id']} does not miss {dotted(key)}"


def paths_to(data: Mapping[str, object], key: tuple[str, ...]) -> list[KeyPath]:
    """Where a path of names leads to in a profile, without lists on the way."""
    value: Any = data
    for part in key:
        if not isinstance(value, dict) or part not in value:
            return []
        value = value[part]
    return [key]
