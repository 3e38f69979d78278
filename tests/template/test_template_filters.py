"""The filters of the template language."""

from pathlib import Path

import pytest

from tests.support.template_cases import complain, run, say

DATA = {
    "controller": {"address": {"country": "BE"}, "short_name": "Acme"},
    "contact": {"email": "privacy@acme.example", "phone": "088 123 45 67"},
    "websites": [{"host": "www.acme.example"}, {"host": "https://shop.example/a"}, {"host": "c.example"}],
    "cookies": ["functional"],
    "processings": [
        {"id": "a-1", "purpose": "quotes", "legal_bases": ["consent", "contract"], "retention": {"period": "P1Y"}},
        {"id": "b_2", "purpose": "newsletter", "legal_bases": ["contract"]},
        {"id": "C 3", "legal_bases": []},
    ],
}


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("'name' | word('data_categories')", "naam"),
        ("'newsletter' | word('purposes', 'title')", "Nieuwsbrief"),
        ("'newsletter' | word('purposes', part='text')", "Wij sturen u af en toe nieuws."),
        ("cookies | words('cookie_kinds') | series", "functionele cookies"),
        ("['a', 'b', 'c'] | series", "a, b en c"),
        ("['a', 'b'] | series('of')", "a of b"),
        ("['a'] | series", "a"),
        ("[] | series", ""),
        ("websites | pluck('host') | series", "⟦www.acme.example⟧, ⟦https://shop.example/a⟧ en ⟦c.example⟧"),
        ("(websites | first).host | web_link", "[⟦www.acme.example⟧](⟦www.acme.example⟧)"),
        ("websites | pluck('host') | web_links | length", "3"),
        ("contact.email | mail_link", "[⟦privacy@acme.example⟧](mailto:⟦privacy@acme.example⟧)"),
        ("contact.phone | phone_link", "[⟦088 123 45 67⟧](tel:⟦+32881234567⟧)"),
        ("processings | where('retention') | length", "1"),
        ("processings | where('retention.period') | length", "1"),
        ("processings | where('purpose', 'quotes', 'newsletter') | length", "2"),
        ("processings | where('legal_bases', 'contract') | length", "2"),
        ("processings | without('purpose', 'quotes') | length", "2"),
        ("processings | without('purpose') | length", "1"),
        ("processings | lacking('purpose') | length", "1"),
        ("processings | pluck('purpose') | words('purposes', 'title') | series", "Offertes en Nieuwsbrief"),
        ("(processings | last).id", "⟦C 3⟧"),
        ("['', ' ', 'a', controller.short_name, controller.legal_name] | reject_empty | series", "a en ⟦Acme⟧"),
        ("'een zin' | upper_first", "Een zin"),
        ("'**een** zin' | upper_first", "**Een** zin"),
        ("'’s ochtends' | upper_first", "’S ochtends"),
        ("'Een Zin' | lower_first", "een Zin"),
        ("controller.short_name | lower_first", "⟦Acme⟧"),
        ("('**' ~ controller.short_name) | lower_first", "**⟦Acme⟧"),
        ("processings[0].id | anchor", "a-1"),
        ("'x' if false", ""),
        ("1 + 2 - 4", "-1"),
        ("([1] + [2, 3]) | length", "3"),
        ("{'a': 'b'}['a']", "b"),
        ("['a', 'b'][1]", "b"),
    ],
)
def test_a_filter_gives(tmp_path: Path, expression: str, printed: str) -> None:
    assert say(tmp_path, f"{{{{ {expression} }}}}", DATA) == printed


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("P1Y", "1_jaar"),
        ("P2Y", "2_jaar"),
        ("P1M", "1_maand"),
        ("P6M", "6_maanden"),
        ("P4W", "4_weken"),
        ("P28D", "28_dagen"),
        ("P1D", "1_dag"),
        ("PT72H", "72_uur"),
        ("P1Y6M", "1_jaar en 6_maanden"),
        ("P1Y2M3D", "1_jaar, 2_maanden en 3_dagen"),
    ],
)
def test_a_period_is_written_in_words_with_no_break_behind_a_number(tmp_path: Path, period: str, words: str) -> None:
    data = {"processings": [{"retention": {"period": period}}]}
    printed = say(tmp_path, "{{ processings[0].retention.period | period }}", data)
    assert printed == f"⟦{words}⟧".replace("_", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("period", ["", "P", "PT", "1Y", "P1", "P1H", "P1.5Y", "P-1Y", "p1y", "P1Y ", "P\u0661Y"])
def test_what_is_no_period_is_to_be_mended_in_the_profile(tmp_path: Path, period: str) -> None:
    data = {"processings": [{"retention": {"period": period}}]}
    (found,) = complain(tmp_path, "{{ processings[0].retention.period | period }}", data)
    assert (found.code, found.location.path) == ("malformed-value", "profiles/test.yaml")


@pytest.mark.parametrize(("day", "words"), [("2025-08-04", "4 augustus 2025"), ("1999-12-31", "31 december 1999")])
def test_a_date_is_written_in_words(tmp_path: Path, day: str, words: str) -> None:
    assert say(tmp_path, "{{ statement.date | date }}", {"statement": {"date": day}}) == f"⟦{words}⟧"


@pytest.mark.parametrize("day", ["2025-13-01", "2025-00-10", "2025-01-32", "4 augustus 2025", ""])
def test_what_is_no_date_is_to_be_mended_in_the_profile(tmp_path: Path, day: str) -> None:
    (found,) = complain(tmp_path, "{{ statement.date | date }}", {"statement": {"date": day}})
    assert (found.code, found.location.path) == ("malformed-value", "profiles/test.yaml")


@pytest.mark.parametrize(
    ("phone", "country", "dialled"),
    [
        ("088 65 71 475", "NL", "+31886571475"),
        ("+31 (0)24 2022680", "NL", "+31242022680"),
        ("0031 24-202.26.80", "BE", "+31242022680"),
        ("02 555 12 12", "BE", "+3225551212"),
        ("0203 1234567", "DE", "+492031234567"),
        ("0900 1234", "US", None),
        ("14 024", "NL", None),
        ("bel ons", "NL", None),
        ("+31 20 555 01 99 tst. 3", "NL", None),
    ],
)
def test_a_telephone_number_is_dialled_by_its_country_or_not_linked(
    tmp_path: Path, phone: str, country: str, dialled: str | None
) -> None:
    data = {"contact": {"phone": phone}, "controller": {"address": {"country": country}}}
    expected = f"[⟦{phone}⟧](tel:⟦{dialled}⟧)" if dialled else f"⟦{phone}⟧"
    assert say(tmp_path, "{{ contact.phone | phone_link }}", data) == expected


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("controller.short_name | word('purposes')", "filter-misused"),
        ("processings | word('purposes')", "not-printable"),
        ("controller.short_name | words('purposes')", "not-a-list"),
        ("controller.short_name | date", "filter-misused"),
        ("'2025-01-01' | date", "filter-misused"),
        ("processings[0].purpose | mail_link", "filter-misused"),
        ("controller.short_name | web_link", "filter-misused"),
        ("contact.email | web_link", "filter-misused"),
        ("processings[2].id | anchor", "malformed-value"),
        ("'x' | anchor", "filter-misused"),
        ("'x' | where('y')", "not-a-list"),
        ("['x'] | where('y')", "filter-misused"),
        ("processings | where('purpos') | length", "unknown-field"),
        ("processings | pluck('purpos') | length", "unknown-field"),
        ("3 | length", "not-a-list"),
        ("processings | series", "not-printable"),
        ("cookies | series", "not-printable"),
        ("contact.email | mail_link(1)", "template-arguments"),
        ("'x' | word", "template-arguments"),
        ("'x' | word('nothing')", "unknown-catalogue"),
        ("'quots' | word('purposes', 'title')", "wording-missing"),
        ("'quotes' | word('purposes')", "wording-part-missing"),
        ("'quotes' | word('purposes', 'noun')", "wording-part-missing"),
        ("'name' | word('data_categories', 'title')", "wording-part-missing"),
        ("contact.email | mail_lnk", "template-syntax"),
        ("contact is statd", "template-syntax"),
    ],
)
def test_a_filter_that_does_not_fit_says_so_at_its_line(tmp_path: Path, expression: str, code: str) -> None:
    found = complain(tmp_path, f"\n{{{{ {expression} }}}}", DATA)
    assert {d.code for d in found} == {code}
    if code != "malformed-value":
        assert {d.location.line for d in found} == {2}


def test_a_key_without_words_names_the_file_to_add_them_to(tmp_path: Path) -> None:
    (found,) = complain(tmp_path, "{{ processings[0].legal_bases | words('legal_bases') | series }}", DATA)
    assert found.message == "the wording 'legal_bases' has no words for 'contract'"
    assert found.hint == "add `contract:` to 'legal_bases' in templates/library/nl/wording/legal_bases.yaml"


def test_words_can_hold_names_and_facts(tmp_path: Path) -> None:
    term = "{% if term.period %} na {{ term.period | period }}{% endif %}"
    purposes = f'quotes: "{{{{ U }}}} krijgt van {{{{ controller.short_name }}}} {{{{ what }}}}{term}."'
    template = "{{ processings[0].purpose | word('purposes', what='bericht', term=processings[0].retention) }}"
    printed = say(tmp_path, template, DATA, purposes=purposes).replace("\N{NO-BREAK SPACE}", "_")
    assert printed == "U krijgt van ⟦Acme⟧ bericht na ⟦1_jaar⟧."


def test_an_error_in_words_is_placed_in_the_wording_and_says_where_it_was_used(tmp_path: Path) -> None:
    purposes = 'quotes: Ja.\nnewsletter: "{{ wat }}"'
    (found,) = complain(tmp_path, "\n\n{{ 'newsletter' | word('purposes') }}", DATA, purposes=purposes)
    assert str(found.location) == "templates/library/nl/wording/purposes.yaml:2:13"
    assert found.hint.endswith("used at templates/library/nl/sections/test.md.jinja:3")


def test_macros_see_the_names_of_the_template_that_imports_them(tmp_path: Path) -> None:
    macro = "{% macro greet(name) %}{{ U }} kent {{ name }} van {{ contact.email }}{% endmacro %}"
    for start in (
        "{% from 'macros/a.md.jinja' import greet %}{{ greet(",
        "{% import 'library/nl/macros/a.md.jinja' as m %}{{ m.greet(",
    ):
        files = {"macros/a.md.jinja": macro, "sections/test.md.jinja": start + "controller.short_name) }}"}
        (section,), found = run(tmp_path, files, DATA)
        assert not found
        assert [slot.text for slot in section.values] == ["Acme", "privacy@acme.example"]


def test_an_error_in_a_macro_is_placed_in_its_file(tmp_path: Path) -> None:
    files = {
        "macros/a.md.jinja": "{% macro greet() %}\n{{ nobody }}\n{% endmacro %}",
        "sections/test.md.jinja": "{% from 'macros/a.md.jinja' import greet %}\n\n{{ greet() }}",
    }
    (found,) = run(tmp_path, files, DATA)[1]
    assert str(found.location) == "templates/library/nl/macros/a.md.jinja:2:4"
    assert found.hint.endswith("used at templates/library/nl/sections/test.md.jinja:3")
