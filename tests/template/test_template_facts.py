"""How the facts of a profile behave in templates: what prints, what tests, what is absent."""

from pathlib import Path

import pytest

from generator.diagnostics import KeyPath
from tests.support.template_cases import complain, run, say

DATA = {
    "controller": {"short_name": "Acme *B.V.*", "registration": None, "description": {"nl": "bouwt.", "en": "builds."}},
    "websites": [],
    "dpo": {"appointed": False},
    "minors": {"age": 16},
    "processings": [
        {"id": "a", "purpose": "quotes", "legal_bases": ["consent"], "data_categories": ["name", {"nl": "uw plan"}]},
        {"id": "b", "purpose": {"nl": "Eigen doel", "en": "Own purpose"}, "retention": {"period": "P1Y"}},
    ],
    "statement": {"date": "2026-02-03"},
}


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ controller.short_name }}", "⟦Acme *B.V.*⟧"),
        ("{{ controller['short_name'] }}", "⟦Acme *B.V.*⟧"),
        ("{{ controller.description }}", "⟦bouwt.⟧"),
        ("{{ minors.age }}", "⟦16⟧"),
        ("{{ 'a' ~ minors.age ~ 1 }}", "a⟦16⟧1"),
        ("{% set name = controller.short_name %}{{ name }} {{ name }}", "⟦Acme *B.V.*⟧ ⟦Acme *B.V.*⟧"),
        ("{% for p in processings %}{{ p.id }}{{ loop.index }}{{ ', ' if not loop.last }}{% endfor %}", "⟦a⟧1, ⟦b⟧2"),
        ("{% for p in processings if p.retention %}{{ p.id }}{% endfor %}", "⟦b⟧"),
        ("{{ processings[0].id }}{{ processings[-1].id }}", "⟦a⟧⟦b⟧"),
        ("{{ (processings | first).id }}", "⟦a⟧"),
        ("{{ controller.address.city or controller.short_name }}", "⟦Acme *B.V.*⟧"),
    ],
)
def test_a_fact_prints_as_the_slot_of_its_value(tmp_path: Path, template: str, printed: str) -> None:
    assert say(tmp_path, template, DATA) == printed


@pytest.mark.parametrize(
    "condition",
    [
        "controller",
        "controller.short_name",
        "minors.age > 15",
        "minors.age <= 16",
        "16 == minors.age",
        "minors.age < 18",
        "processings[0].purpose == 'quotes'",
        "'quotes' == processings[0].purpose",
        "processings[0].purpose != 'other'",
        "'consent' in processings[0].legal_bases",
        "processings[0].purpose in ['quotes', 'x']",
        "'name' in processings[0].data_categories",
        "'other' not in processings[0].data_categories",
        "processings | length == 2",
        "processings[0].data_categories | length > 1",
        "dpo.appointed == false",
        "dpo.appointed is stated",
        "not dpo.appointed",
        "dpo is stated",
        "websites is stated",
        "not websites",
        "transfers is not stated",
        "not transfers",
        "controller.registration is not stated",
        "not controller.registration.kvk",
        "controller.address.city is not stated",
        "not controller.address",
        "'consent' not in processings[1].legal_bases",
        "processings[1].legal_bases | length == 0",
        "controller.short_name == controller.short_name",
        "statement.date == '2026-02-03'",
        "statement.date > '2026-01-01'",
        "controller.short_name is defined",
        "controller is stated and true",
        "{processings[0].purpose: 1}['quotes'] == 1",
    ],
)
def test_a_test_sees_the_underlying_value(tmp_path: Path, condition: str) -> None:
    assert say(tmp_path, f"{{% if {condition} %}}yes{{% else %}}no{{% endif %}}", DATA) == "yes", condition


def test_an_absent_list_loops_not_at_all(tmp_path: Path) -> None:
    template = (
        "{% for t in transfers %}x{% else %}none{% endfor %}{% for b in processings[1].legal_bases %}y{% endfor %}"
    )
    assert say(tmp_path, template, DATA) == "none"


def test_every_absent_field_that_is_printed_is_told_at_once(tmp_path: Path) -> None:
    template = "Stad: {{ controller.address.city }}\n\nKvK: {{ controller.registration.kvk }}\n"
    found = complain(tmp_path, template, DATA)
    assert [(d.code, d.location.line, d.location.column, d.key) for d in found] == [
        ("field-not-stated", 1, 29, ("controller", "address", "city")),
        ("field-not-stated", 2 + 1, 33, ("controller", "registration", "kvk")),
    ]
    assert found[0].message == "'controller.address.city' is not stated"
    assert "{% if controller.address.city %}" in found[0].hint
    assert found[0].location.source == "Stad: {{ controller.address.city }}"


def test_the_guard_of_a_field_within_a_list_is_told_for_its_item(tmp_path: Path) -> None:
    (found,) = complain(tmp_path, "{% for p in processings %}{{ p.retention.period | period }}{% endfor %}", DATA)
    assert found.message == "'processings[0].retention.period' is not stated"
    assert "{% if item.retention.period %}" in found.hint


def test_an_unknown_field_is_an_error_even_where_it_is_only_tested(tmp_path: Path) -> None:
    template = "{% if controller.adress.city %}x{% endif %}\n{% for p in processings %}{{ p.purpos }}{% endfor %}"
    found = complain(tmp_path, template, DATA)
    assert [(d.code, d.location.line, d.hint) for d in found] == [
        ("unknown-field", 1, "did you mean 'address'?"),
        ("unknown-field", 2, "did you mean 'purpose'?"),
    ]
    assert found[1].message == "a profile has no field 'processings[].purpos'"


def test_an_unknown_name_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    (found,) = complain(tmp_path, "\n{{ controler.short_name }}", DATA)
    assert (found.code, found.hint) == ("unknown-name", "did you mean 'controller'?")
    assert (found.location.line, found.location.column, found.location.length) == (2, 4, 9)


def test_the_programs_own_name_is_never_suggested(tmp_path: Path) -> None:
    (found,) = complain(tmp_path, "{{ run }}", DATA)
    assert "run" not in found.hint


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("{{ processings[0].purpose }}", "word"),
        ("{{ statement.date }}", "date"),
        ("{{ processings[1].retention.period }}", "period"),
        ("{{ dpo.appointed }}", "if"),
        ("{{ 'x' ~ dpo.appointed }}", "if"),
        ("{{ controller }}", "fields"),
        ("{{ processings }}", "go through"),
        ("{{ websites }}", "go through"),
    ],
)
def test_what_does_not_print_as_it_stands_says_what_to_do(tmp_path: Path, template: str, hint: str) -> None:
    (found,) = complain(tmp_path, template, DATA)
    assert found.code == "not-printable"
    assert hint in found.hint


def test_words_that_lack_the_statements_language_are_to_be_mended_in_the_profile(tmp_path: Path) -> None:
    (found,) = complain(tmp_path, "{{ controller.description }}", {"controller": {"description": {"en": "builds."}}})
    assert (found.code, found.location.path, found.key) == (
        "language-missing",
        "profiles/test.yaml",
        ("controller", "description"),
    )


@pytest.mark.parametrize(
    ("template", "key"),
    [
        ("{{ controller.short_name }}", ("controller", "short_name")),
        ("{{ controller.description }}", ("controller", "description", "nl")),
        ("{{ processings[1].id }}", ("processings", 1, "id")),
        ("{{ processings[1].purpose | word('purposes') }}", ("processings", 1, "purpose", "nl")),
        (
            "{{ processings[0].data_categories | words('data_categories') | series }}",
            ("processings", 0, "data_categories", 1, "nl"),
        ),
        ("{{ processings[1].retention.period | period }}", ("processings", 1, "retention", "period")),
        ("{{ statement.date | date }}", ("statement", "date")),
    ],
)
def test_a_value_remembers_its_place_in_the_profile(tmp_path: Path, template: str, key: KeyPath) -> None:
    (section,), found = run(tmp_path, {"sections/test.md.jinja": template}, DATA)
    assert not found
    assert [slot.key for slot in section.values] == [key]


def test_what_is_said_in_the_policys_words_is_remembered_too(tmp_path: Path) -> None:
    template = "{{ processings[0].purpose | word('purposes', 'title') }} {{ 'name' | word('data_categories') }}"
    (section,), _ = run(tmp_path, {"sections/test.md.jinja": template}, DATA)
    assert (section.values, section.worded) == ((), (("processings", 0, "purpose"),))


def test_slots_are_numbered_by_where_they_stand_and_unused_ones_fall_away(tmp_path: Path) -> None:
    unused, joined = "{% set a = 'x' ~ minors.age %}", "{% set b = controller.short_name ~ '' %}"
    template = f"{unused}{joined}{{{{ statement.date | date }}}} {{{{ b }}}} {{{{ b }}}}"
    (section,), _ = run(tmp_path, {"sections/test.md.jinja": template}, DATA)
    assert section.markdown == "\ue0000\ue001 \ue0001\ue001 \ue0001\ue001\n"
    assert [slot.text for slot in section.values] == ["3 februari 2026", "Acme *B.V.*"]


def test_sister_companies_share_one_text(tmp_path: Path) -> None:
    template = "{{ controller.short_name }} is {{ controller.description }}"
    files = {"sections/test.md.jinja": template}
    sisters = [run(tmp_path, files, {"controller": {"short_name": n, "description": {"nl": n}}})[0] for n in ("A", "|")]
    assert sisters[0][0].markdown == sisters[1][0].markdown
