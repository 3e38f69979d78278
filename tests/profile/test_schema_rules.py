"""The rules of a profile as data, and the shape that templates see of them."""

import pytest
from cerberus.schema import SchemaRegistry

from generator.profile.schema import shape
from generator.profile.schema.field_rules import Field, Fields, load, parse
from generator.profile.schema.template_shape import record
from generator.profile.schema.validator import ProfileValidator, cerberus_schema
from generator.profile.schema.value_checks import CHECKS
from generator.profile.shape import Leaf, LeafKind, Record, Sequence


def every_field() -> list[tuple[str, Field]]:
    """Each field of the rules with its dotted name, the items of lists and the records that fields share included."""

    def below(name: str, field: Field) -> list[tuple[str, Field]]:
        inner = [(f"{name}.{part}", value) for part, value in (field.fields or {}).items()]
        item = [(f"{name}[]", field.item)] if field.item else []
        return [(name, field), *(found for part, value in (*inner, *item) for found in below(part, value))]

    tables: list[tuple[str, Fields]] = [("", load().fields), *((f"<{n}>.", f) for n, f in load().definitions.items())]
    return [
        found for prefix, fields in tables for name, field in fields.items() for found in below(prefix + name, field)
    ]


def test_cerberus_finds_no_fault_with_the_rules() -> None:
    tables = {name: cerberus_schema(fields) for name, fields in load().definitions.items()}
    shared = SchemaRegistry(tables)
    for schema in (cerberus_schema(load().fields), *tables.values()):
        ProfileValidator(schema, schema_registry=shared)  # refuses a rule that it does not know


def test_every_check_that_a_field_names_exists() -> None:
    unknown = {f"{name}: {field.check}" for name, field in every_field() if field.check and field.check not in CHECKS}
    assert not unknown, f"Write these checks, or correct the fields: {unknown}"


def test_every_field_is_described_for_editors_in_one_line() -> None:
    silent = [name for name, field in every_field() if not name.endswith("[]") and not field.description]
    assert not silent, f"Give these fields a meta.description: {silent}"
    broken = [name for name, field in every_field() if "\n" in field.description]
    assert not broken, f"Write these descriptions on one line: {broken}"


def test_every_key_of_the_wording_names_its_catalogue_or_its_values() -> None:
    bare = [
        name
        for name, field in every_field()
        if field.type in ("item", "key") and not field.catalogue and "allowed" not in field.limits
    ]
    assert not bare, f"Give these fields a catalogue: {bare}"


def test_every_record_of_a_list_that_merges_has_an_id_that_is_required() -> None:
    for name, fields in load().definitions.items():
        if "id" in fields:
            assert fields["id"].required, f"Make {name}.id required: a company changes its group's record by it"
            assert fields["id"].check == "slug", f"Let {name}.id be a slug: it is written in 'without'"


def test_a_rule_that_is_not_known_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"phone: no such rule: requierd"):
        parse({"phone": {"type": "line", "requierd": True}}, {})
    with pytest.raises(ValueError, match=r"phone: no such rule: descripton"):
        parse({"phone": {"type": "line", "meta": {"descripton": "x"}}}, {})
    with pytest.raises(ValueError, match=r"phone: no such type: phone"):
        parse({"phone": {"type": "phone"}}, {})
    with pytest.raises(ValueError, match=r"address: no such definition: adress"):
        parse({"contact": {"type": "dict", "schema": {"address": {"type": "dict", "schema": "adress"}}}}, {})


SMALL = parse(
    {
        "name": {"type": "line", "required": True, "meta": {"description": "Its name."}},
        "country": {"type": "key", "catalogue": "countries", "meta": {"internal": True}},
        "since": {"type": "date"},
        "rows": {"type": "list", "schema": {"type": "dict", "schema": "row"}},
        "free": {"type": "dict", "keysrules": {"type": "string"}, "valuesrules": {"type": "string"}},
    },
    {"row": {"words": {"type": "text"}, "kind": {"type": "item", "catalogue": "kinds"}, "many": {"type": "integer"}}},
)


def test_templates_see_the_same_fields_as_values_of_a_kind() -> None:
    row = {"words": Leaf(LeafKind.TEXT), "kind": Leaf(LeafKind.ITEM, "kinds"), "many": Leaf(LeafKind.INTEGER)}
    assert record(SMALL.fields, SMALL) == Record(
        {
            "name": Leaf(LeafKind.LINE),
            "country": Leaf(LeafKind.ITEM, "countries", internal=True),
            "since": Leaf(LeafKind.DATE),
            "rows": Sequence(Record(row)),
            "free": Leaf(LeafKind.LINE),
        }
    )


def test_the_shape_of_a_profile_has_every_top_level_field() -> None:
    assert shape().fields.keys() == load().fields.keys()
    processings = shape().fields["processings"]
    assert isinstance(processings, Sequence)
    assert isinstance(processings.item, Record)
    assert processings.item.fields["purpose"] == Leaf(LeafKind.ITEM, "purposes")


def test_a_key_path_leads_to_the_rules_of_its_value() -> None:
    rules = load()
    assert rules.field_at(("processings", 3, "retention", "period")) == rules.definitions["retention"]["period"]
    assert rules.fields_of(rules.field_at(()) or Field("line")) is rules.fields
    assert rules.field_at(("processings", 3, "nothing", "below")) is None
    assert rules.field_at(("controller", 0)) is None
