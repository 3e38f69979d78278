"""The JSON Schema that editors complete and check profiles with."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from generator.diagnostics import has_errors
from generator.profile import IDENTITY
from generator.profile.schema import check, json_schema
from generator.profile.schema.field_rules import load
from tests.support.schema_profiles import CATALOGUES, placed, profiles

COMPANY = json_schema(CATALOGUES)
GROUP = json_schema(CATALOGUES, group=True)
MINIMAL = {"controller": {"legal_name": "De Dijkhoek B.V.", "short_name": "De Dijkhoek"}}


def accepts(schema: dict[str, Any], data: object) -> bool:
    return bool(jsonschema.Draft7Validator(schema).is_valid(data))


@pytest.mark.parametrize("schema", [COMPANY, GROUP], ids=["company", "group"])
def test_the_schema_is_a_draft_7_schema_and_plain_json(schema: dict[str, Any]) -> None:
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert json.loads(json.dumps(schema)) == schema
    names = schema["definitions"].keys()
    used = {part.rpartition("/")[2] for part in json.dumps(schema).split('"') if part.startswith("#/definitions/")}
    assert used <= names, f"These definitions are missing: {used - names}"


def test_a_company_must_say_who_it_is_and_nothing_that_its_group_can_say() -> None:
    assert COMPANY["required"] == ["controller"]
    assert accepts(COMPANY, MINIMAL)
    assert not accepts(COMPANY, {"controller": {"legal_name": "De Dijkhoek B.V."}})
    assert accepts(COMPANY, MINIMAL | {"dpo": {"email": "fg@dijkhoek.nl"}}), "appointed can come from the group"
    assert accepts(COMPANY, MINIMAL | {"processings": [{"id": "cctv"}]}), "the rest can come from the group"
    assert not accepts(COMPANY, MINIMAL | {"processings": [{"purpose": "contract"}]}), "without id nothing merges"


def test_a_group_states_nothing_that_is_a_companys_own() -> None:
    assert accepts(GROUP, {"policy": "statement", "contact": {"department": "administration"}})
    for path in (*IDENTITY, ("extends",), ("without",)):
        data: Any = None
        for part in reversed(path):
            data = {part: data}
        assert not accepts(GROUP, data), f"a group must not state {path}"


def test_an_editor_offers_keys_of_the_wording_and_takes_own_words() -> None:
    contact = COMPANY["properties"]["contact"]["properties"]
    assert contact["department"]["anyOf"][0] == {"enum": sorted(CATALOGUES["departments"])}
    assert accepts(COMPANY, MINIMAL | {"contact": {"department": {"nl": "de werkplaats"}}})
    assert not accepts(COMPANY, MINIMAL | {"contact": {"department": "werkplaats"}})
    assert not accepts(COMPANY, MINIMAL | {"contact": {"department": {"nederlands": "de werkplaats"}}})


@pytest.mark.parametrize("group", [False, True])
def test_an_editor_offers_only_the_languages_that_policies_have_texts_in(group: bool) -> None:
    offered = json_schema(CATALOGUES, group, languages=("nl",))["properties"]["language"]["enum"]
    assert [language for language in offered if language] == ["nl"]
    everything = json_schema(CATALOGUES, group, languages=())["properties"]["language"]["enum"]
    assert "fr" in everything, "without a policy nobody can tell"


def test_each_field_has_its_description_and_examples() -> None:
    registration = COMPANY["properties"]["controller"]["properties"]["registration"]["properties"]
    rules = load().field_at(("controller", "registration", "kvk"))
    assert rules is not None
    assert registration["kvk"]["description"] == rules.description
    assert registration["kvk"]["examples"] == ["01234567"]
    assert registration["kvk"]["pattern"] == "^[0-9]{8}$"


def test_a_field_that_is_not_required_can_be_not_stated() -> None:
    assert accepts(COMPANY, MINIMAL | {"dpo": None, "breach": None, "form_of_address": "u"})
    assert not accepts(COMPANY, {"controller": None})
    assert not accepts(COMPANY, MINIMAL | {"legal_bases": [None]})


def test_a_number_that_is_a_name_must_be_text_and_unknown_fields_are_marked() -> None:
    assert not accepts(COMPANY, {"controller": MINIMAL["controller"] | {"registration": {"kvk": 55655300}}})
    assert not accepts(COMPANY, MINIMAL | {"websits": []})


@given(profiles())
def test_what_the_rules_accept_the_editor_accepts(data: dict[str, Any]) -> None:
    if not has_errors(check(placed(data), CATALOGUES)):
        marked = [f"{e.json_path}: {e.message}" for e in jsonschema.Draft7Validator(COMPANY).iter_errors(data)]
        assert not marked, f"the editor would mark {marked}"
