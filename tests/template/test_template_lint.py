"""What is found in templates without any profile."""

import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics, Severity, has_errors
from generator.profile.schema import shape
from generator.profile.shape import Leaf, LeafKind, Record, Sequence
from generator.template import check_templates
from tests.support.template_cases import ADDRESS, SHAPE, TEMPLATES, write

PRINTED = """{{ controller.legal_name }}{{ controller.short_name }}{{ controller.description }}
{% set entry = controller.registration %}{{ entry.kvk }}{{ entry.vat }}
{% with a = controller.address %}{{ a.street }}{{ a.number }}{{ a.postcode }}{{ a.city }}
{{ a.country | word("countries") }}{% endwith %}{{ statement.date | date }}{{ contact.email }}
{{ contact.phone }}{{ websites | pluck("host") | series }}{% if dpo.appointed %}x{% endif %}{{ minors.age }}
{{ transfers | pluck("country") | words("countries") | series }}{{ cookies | words("cookie_kinds") | series }}
{% for p in processings %}{{ p.purpose | word("purposes", "title") }}
{{ p.purpose | word("purposes", "text", term=p.retention) }}
{{ p.legal_bases | words("legal_bases") | series }}{{ p.data_categories | words("data_categories") | series }}
{{ p.retention.period | period }}{% endfor %}
"""
"""A section that prints every field of the tests' shape."""


def lint(folder: Path, template: str, shape: Record = SHAPE, **wording: str) -> Diagnostics:
    """What is found in one section and some wording; another section prints all fields, so that none is amiss."""
    files = {
        "/test/policy.yaml": "name: {nl: T}\nsections: [all, test]\n",
        "sections/all.md.jinja": PRINTED,
        "sections/test.md.jinja": template,
        **{f"wording/{name}.yaml": text for name, text in wording.items()},
    }
    return check_templates(write(folder, files), shape)


def test_the_templates_of_the_cases_have_no_finding() -> None:
    assert check_templates(TEMPLATES, SHAPE) == ()


def test_the_templates_of_the_repository_have_no_error(repository: Path) -> None:
    found = [d for d in check_templates(repository / "templates", shape()) if d.severity is Severity.ERROR]
    assert not found, "\n".join(f"{d.location} {d.message} ({d.hint})" for d in found)


def test_a_section_that_prints_every_field_leaves_nothing_to_tell(tmp_path: Path) -> None:
    assert lint(tmp_path, "x") == ()


@pytest.mark.parametrize(
    ("template", "code", "place", "hint"),
    [
        ("{{ controller.shortname }}", "unknown-field", "1:15", "did you mean 'short_name'?"),
        ("\n{% if controller.adress.city %}x{% endif %}", "unknown-field", "2:18", "did you mean 'address'?"),
        ("{% for p in processings %}{{ p.purpos | word('purposes') }}{% endfor %}", "unknown-field", "1:32", "purpose"),
        ("{% set c = controller %}{% set d = c %}{{ d.name }}", "unknown-field", "1:45", "has: address"),
        ("{{ (websites | first).hots }}", "unknown-field", "1:23", "did you mean 'host'?"),
        ("{{ websites[0]['hots'] }}", "unknown-field", "1:17", "did you mean 'host'?"),
        ("{{ websites | where('hots') | length }}", "unknown-field", "1:22", "did you mean 'host'?"),
        ("{{ processings | where('retention.perod') | length }}", "unknown-field", "1:35", "did you mean 'period'?"),
        ("{{ (contact if u else u).seat }}", "unknown-field", "1:26", ""),
        ("{% with c = contact %}{{ c.mail }}{% endwith %}", "unknown-field", "1:28", "did you mean 'email'?"),
        (
            "{% macro m(x) %}\n{{ x.street }}{{ x.strt }}\n{% endmacro %}{{ m(controller.address) }}",
            "unknown-field",
            "2:20",
            "street",
        ),
        ("{% macro m(x) %}{{ contact.mail }}{% endmacro %}", "unknown-field", "1:28", "did you mean 'email'?"),
        (
            "{% macro m(x) %}{{ caller() }}{% endmacro %}{% call m(1) %}{{ contact.mail }}{% endcall %}",
            "unknown-field",
            "1:71",
            "",
        ),
        ("{{ controllr.short_name }}", "unknown-name", "1:4", "did you mean 'controller'?"),
        ("{% for p in processings %}{% endfor %}{{ p.id }}", "unknown-name", "1:8", ""),
        ("{% for p in processings %}{% set x = p.id %}{% endfor %}{{ x }}", "unknown-name", "1:34", ""),
        ("{{ loop.index }}", "unknown-name", "1:4", ""),
        ("{% if false %}{{ Uww }}{% endif %}", "unknown-name", "1:18", "did you mean 'uw'?"),
        ("{{ processings[0].purpose }}", "not-printable", "1:19", "word"),
        ("{{ dpo.appointed }}", "not-printable", "1:8", "if"),
        ("{{ 'x' ~ statement.date }}", "not-printable", "1:20", "date"),
        ("{{ processings }}", "not-printable", "1:4", "go through"),
        ("{{ processings | where('purpose') }}", "not-printable", "1:4", "go through"),
        ("{{ ['a'] }}", "not-printable", "1:1", "series"),
        ("{{ cookies | series }}", "not-printable", "1:4", "word"),
        ("{% for x in controller %}{% endfor %}", "not-a-list", "1:4", ""),
        ("{{ contact.email | series }}", "not-a-list", "1:20", ""),
        ("{{ contact.email | date }}", "filter-misused", "1:20", "as it is"),
        ("{{ statement.date | mail_link }}", "filter-misused", "1:21", "date"),
        ("{{ contact.email | word('purposes') }}", "filter-misused", "1:20", "as it is"),
        (
            "{{ cookies | words('nothing') | series }}",
            "unknown-catalogue",
            "1:21",
            "add `nothing:` to a file in wording/",
        ),
        ("{{ 'nme' | word('data_categories') }}", "wording-missing", "1:18", "did you mean 'name'?"),
        ("{{ processings[0].purpose | word('countries') }}", "wording-missing", "1:35", "add them to"),
        ("{% include 'sections/none.md.jinja' %}", "missing-template", "1:13", ""),
        ("{% from 'macros/none.md.jinja' import m %}", "missing-template", "1:10", ""),
        ("{% include 'sections/test.md.jinja' %}", "template-recursion", "1:13", ""),
        ("{% from 'sections/all.md.jinja' import m %}", "unknown-name", "1:40", "it has:"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, 2) }}", "template-arguments", "1:10", "the macro 'm' takes: x"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(y=1) }}", "template-arguments", "1:10", "the macro 'm' takes: x"),
        ("{% if x %}", "template-syntax", "1:1", ""),
        ("{{ u | uper_first }}", "template-syntax", "1:8", "did you mean 'upper_first'?"),
        ("{{ 2 * 3 }}", "template-syntax", "1:6", ""),
        ("{% if dpo is statd %}x{% endif %}", "template-syntax", "1:14", "did you mean 'stated'?"),
        (
            "{% if 'consnt' in processings[0].legal_bases %}x{% endif %}",
            "key-never-matches",
            "1:8",
            "there are: consent",
        ),
        ("{% if processings[0].purpose == 'x' %}x{% endif %}", "key-never-matches", "1:34", ""),
        ("{% if processings[0].purpose in ['quotes', 'x'] %}x{% endif %}", "key-never-matches", "1:45", ""),
        ("{{ processings | where('legal_bases', 'x') | length }}", "key-never-matches", "1:40", ""),
    ],
)
def test_a_mistake_is_found_at_its_line(tmp_path: Path, template: str, code: str, place: str, hint: str) -> None:
    found = lint(tmp_path, template)
    assert [d.code for d in found] == [code], found
    assert str(found[0].location) == f"templates/library/nl/sections/test.md.jinja:{place}"
    assert hint in found[0].hint + found[0].message


@pytest.mark.parametrize(
    "template",
    [
        "{% if controller.address.city is stated %}x{% endif %}",
        "{% set email = contact.email or websites[0].host %}{{ email | mail_link }}",
        "{% for p in processings | where('retention') %}{{ loop.index }}. {{ p.id }}{% endfor %}",
        "{% macro m(a, b='x') %}{{ a }}{{ b }}{% endmacro %}{{ m(contact.email) }}{{ m(contact.phone, b=minors.age) }}",
        "{% macro m() %}{{ caller(1) }}{% endmacro %}{% call(x) m() %}{{ x }}{% endcall %}",
        "{% set t %}{{ contact.email }}{% endset %}{{ t | upper_first }}",
        "{% filter upper_first %}{{ u }} {{ contact.email }}{% endfilter %}",
        "{{ processings[0].purpose | word('purposes', 'title') if processings else 'x' }}",
        "{% if controller.address.country and controller.address.country != 'NL' %}x{% endif %}",
        "{% for key in ['name', 'email'] %}{{ key | word('data_categories') }}{% endfor %}",
        "{% if 'quotes' in (processings | pluck('purpose')) %}x{% endif %}",
        "{% import 'sections/all.md.jinja' as m %}x",
    ],
)
def test_what_is_right_is_left_alone(tmp_path: Path, template: str) -> None:
    assert lint(tmp_path, template) == ()


def test_every_mistake_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    found = lint(tmp_path, "{{ a }}\n{{ contact.b }}\n{{ c }}", purposes='quotes: {title: "{{ d }}", text: "{{ e }}"}')
    assert [(d.code, d.location.path.rsplit("/", 1)[-1], d.location.line) for d in found] == [
        ("unknown-name", "test.md.jinja", 1),
        ("unknown-field", "test.md.jinja", 2),
        ("unknown-name", "test.md.jinja", 3),
        ("unknown-name", "purposes.yaml", 1),
        ("unknown-name", "purposes.yaml", 1),
    ]


def test_names_that_a_wording_is_passed_are_names_in_it(tmp_path: Path) -> None:
    purposes = 'quotes: {title: "{{ term.perod }}", text: "{{ term.period | period }}"}'
    template = "{{ processings[0].purpose | word('purposes', 'title', term=processings[0].retention) }}"
    codes = [(d.code, d.hint) for d in lint(tmp_path, template, purposes=purposes)]
    assert codes == [("unknown-field", "did you mean 'period'?"), ("unknown-name", codes[1][1])], (
        "the name is unknown where the section 'all' prints the title without it"
    )


def test_a_part_that_some_entries_lack_is_told_at_the_entry(tmp_path: Path) -> None:
    (found,) = lint(
        tmp_path,
        "{{ processings[0].purpose | word('purposes', 'noun') }}",
        purposes="q: {title: a, text: b, noun: c}\nr: {title: a, text: b}\n",
    )
    assert (found.code, str(found.location)) == (
        "wording-part-missing",
        "templates/library/nl/wording/purposes.yaml:2:12",
    )
    assert found.hint == "printed at templates/library/nl/sections/test.md.jinja:1"


def test_a_form_of_address_that_lacks_words_is_told_once(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, "x", data_categories="name:\n  u: uw naam\nemail: e\n")
    assert (found.code, found.location.line) == ("wording-form-missing", 1)


def test_a_section_that_no_policy_uses_is_told(tmp_path: Path) -> None:
    templates = write(
        tmp_path,
        {
            "/test/policy.yaml": "name: {nl: T}\nsections: [all]\n",
            "sections/all.md.jinja": PRINTED + "{% include 'sections/part.md.jinja' %}",
            "sections/part.md.jinja": "x",
            "sections/idle.md.jinja": "x",
            "/test/nl/sections/own.md.jinja": "x",
        },
    )
    found = check_templates(templates, SHAPE)
    assert [(d.code, d.severity, d.location.path) for d in found] == [
        ("unused-section", Severity.WARNING, "templates/library/nl/sections/idle.md.jinja"),
        ("unused-section", Severity.WARNING, "templates/test/nl/sections/own.md.jinja"),
    ]


def test_a_field_that_no_policy_shows_is_told_once_for_its_record(tmp_path: Path) -> None:
    more = Record(
        {
            **SHAPE.fields,
            "seat": Leaf(LeafKind.LINE),
            "steers": Leaf(LeafKind.LINE, internal=True),
            "parties": Sequence(Record({"name": Leaf(LeafKind.LINE), "address": ADDRESS})),
        }
    )
    found = lint(tmp_path, "{% if seat %}x{% endif %}", more)
    assert [(d.code, d.severity, d.message) for d in found] == [
        ("field-never-printed", Severity.WARNING, "no template prints 'parties'"),
        ("field-never-printed", Severity.WARNING, "no template prints 'seat'"),
    ]


@pytest.mark.parametrize(
    ("leaf", "told"),
    [
        (Leaf(LeafKind.BOOLEAN), 0),
        (Leaf(LeafKind.ITEM), 0),
        (Leaf(LeafKind.LINE), 1),
        (Leaf(LeafKind.PERIOD), 1),
        (Leaf(LeafKind.TEXT), 1),
    ],
)
def test_a_field_that_is_only_tested_shows_when_the_words_can_be_chosen_by_it(
    tmp_path: Path, leaf: Leaf, told: int
) -> None:
    found = lint(tmp_path, "{% if extra %}x{% endif %}", Record({**SHAPE.fields, "extra": leaf}))
    assert [d.code for d in found] == ["field-never-printed"] * told


def test_a_word_of_the_address_hides_no_field(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, "x", address="u: {u: u, je: je}\nuw: uw\ncontact: x\n")
    assert (found.code, found.location.line) == ("name-hidden", 3)


@pytest.mark.parametrize("entry", ["'te voet': x", "a: {title: x}", "a: '{{ u }}'"])
def test_a_word_of_the_address_is_plain(tmp_path: Path, entry: str) -> None:
    found = lint(tmp_path, "x", address=f"u: u\nuw: uw\n{entry}\n")
    assert {d.code for d in found} == {"address-malformed"}


def test_every_language_that_has_sections_is_checked(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    shutil.copytree(templates / "library/nl", templates / "library/en")
    (templates / "library/en/sections/title.md.jinja").write_text("{{ nobody }}")
    found = check_templates(templates, SHAPE)
    assert ("unknown-name", "templates/library/en/sections/title.md.jinja") in {
        (d.code, d.location.path) for d in found
    }
    assert ("language-missing", "templates/short-statement/policy.yaml") in {(d.code, d.location.path) for d in found}


def test_a_folder_without_policies_has_nothing_to_check(tmp_path: Path) -> None:
    assert not has_errors(check_templates(tmp_path, SHAPE))


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 3000, "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "{{ " + "9" * 5000 + " }}"]
)
def test_a_text_that_no_parser_takes_is_a_finding(tmp_path: Path, text: str) -> None:
    assert {d.code for d in lint(tmp_path, text)} == {"template-syntax"}


def test_an_expression_too_deep_to_be_checked_is_a_finding(tmp_path: Path) -> None:
    found = lint(tmp_path, "{{ 1" + " + 1" * 5_000 + " }}")
    assert "too-deep" in {d.code for d in found}
