"""Rendering a policy: its sections in order, with every problem of all of them."""

import threading
from pathlib import Path

import pytest

from generator.diagnostics import Location, diagnose_by_rule
from generator.template import Policy, load_policy, relocate, render
from generator.template.source_map import trace
from tests.support.template_cases import CASES, SHAPE, TEMPLATES, company, filled, load, profile, run


@pytest.fixture(scope="module", params=["u", "je"])
def policy(request: pytest.FixtureRequest) -> Policy:
    """The policy of the cases, in each form of address."""
    found, findings = load_policy(TEMPLATES, "short-statement", "nl", request.param)
    assert found is not None
    assert not findings
    return found


def test_a_statement_reads_as_expected_in_both_forms_of_address(policy: Policy) -> None:
    sections, findings = render(policy, company(), SHAPE)
    assert not findings
    expected = (CASES / "expected" / f"{policy.form}.md").read_text(encoding="utf-8")
    assert "\n".join(map(filled, sections)) == expected, "read the difference; if it is meant, write the file anew"


def test_sections_know_their_file_and_blank_ones_are_left_out(policy: Policy) -> None:
    sections, _ = render(policy, company(transfers=None), SHAPE)
    assert [(section.id, section.template.removeprefix("templates/")) for section in sections] == [
        ("title", "library/nl/sections/title.md.jinja"),
        ("identity", "library/nl/sections/identity.md.jinja"),
        ("purposes", "library/nl/sections/purposes.md.jinja"),
        ("security", "short-statement/nl/sections/security-2020.md.jinja"),
    ]


def test_the_current_edition_is_taken_where_none_is_pinned(policy: Policy) -> None:
    sections, _ = render(policy, company(editions=None), SHAPE)
    assert sections[-1].template.endswith("security-2026.md.jinja")


@pytest.mark.parametrize(
    ("editions", "message", "hint", "line"),
    [
        ({"security": "1999"}, "the section 'security' has no edition '1999'", "there are: 2020, 2026", 3),
        (
            {"securty": "2020"},
            "the policy 'short-statement' has no section 'securty' with editions",
            "did you mean 'security'?",
            3,
        ),
        (
            {"title": "2020"},
            "the policy 'short-statement' has no section 'title' with editions",
            "it has editions of: security",
            3,
        ),
    ],
)
def test_an_edition_that_is_not_there_is_told_at_the_profiles_value(
    policy: Policy, editions: dict[str, str], message: str, hint: str, line: int
) -> None:
    data = {**company().data, "editions": editions}
    stated = {"editions": editions, **{key: value for key, value in data.items() if key != "editions"}}
    sections, (found,) = render(policy, profile(stated), SHAPE)
    assert (found.code, found.message, found.hint) == ("unknown-edition", message, hint)
    assert (found.location.path, found.location.line) == ("profiles/test.yaml", line)
    assert sections


def test_a_broken_section_hides_neither_the_others_nor_their_errors(tmp_path: Path) -> None:
    files = {
        "sections/a.md.jinja": "{{ nobody }}",
        "sections/b.md.jinja": "B {{ minors.age }}",
        "sections/c.md.jinja": "{% if %}",
        "sections/d.md.jinja": "{{ 'x' * 3 }}",
        "sections/e.md.jinja": "{% include 'sections/z.md.jinja' %}",
        "sections/f.md.jinja": "{{ controller.seat }}{{ minors.age }}",
    }
    sections, found = run(tmp_path, files, {"minors": {"age": 16}})
    assert [section.id for section in sections] == ["b"]
    assert [(d.code, d.location.path.rsplit("/", 1)[-1][0]) for d in found] == [
        ("unknown-name", "a"),
        ("template-syntax", "c"),
        ("template-syntax", "d"),
        ("missing-template", "e"),
        ("unknown-field", "f"),
    ]


def test_one_section_after_another_starts_with_slots_of_its_own(tmp_path: Path) -> None:
    files = {f"sections/{name}.md.jinja": "{{ minors.age }}" for name in "ab"}
    sections, _ = run(tmp_path, files, {"minors": {"age": 16}})
    assert [section.markdown for section in sections] == ["\ue0000\ue001\n"] * 2


@pytest.mark.parametrize(
    "text", ["", "\n\n", "  \n", "{# a comment #}\n", "{% if cookies %}\n## Cookies {#c}\n{% endif %}\n"]
)
def test_a_section_that_says_nothing_is_left_out(tmp_path: Path, text: str) -> None:
    assert run(tmp_path, {"sections/a.md.jinja": text}) == ((), ())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("## Alleen {#a}\n", ""),
        ("## Alleen {#a}\n\n### Onder {#b}\n", ""),
        ("{% if true %}\n\n## Alleen {#a}\n{% endif %}\n", ""),
        ("## Eén {#a}\n\nTekst.\n\n### Alleen {#b}\n", "## Eén {#a}\n\nTekst.\n"),
        ("## Alleen {#a}\n\n## Twee {#b}\n\nTekst.\n", "## Twee {#b}\n\nTekst.\n"),
        ("# Titel {#t}\n\n## Alleen {#a}\n", "# Titel {#t}\n"),
    ],
)
def test_a_heading_with_nothing_under_it_is_left_out(tmp_path: Path, text: str, left: str) -> None:
    sections, found = run(tmp_path, {"sections/a.md.jinja": text})
    assert ("".join(section.markdown for section in sections), found) == (left, ())


@pytest.mark.parametrize("text", ["# Titel {#t}\n", "## Eén {#a}\n\n### Onder {#b}\n\nTekst.\n", "Tekst zonder kop.\n"])
def test_headings_with_something_under_them_are_fine(tmp_path: Path, text: str) -> None:
    sections, found = run(tmp_path, {"sections/a.md.jinja": text})
    assert (sections[0].markdown, found) == (text, ())


def test_an_anchor_is_no_comment(tmp_path: Path) -> None:
    ((section,), _) = run(
        tmp_path, {"sections/a.md.jinja": "{# comment #}\n## Kop {#kop}\n\n{#- x\ny -#} en {#einde}\n"}
    )
    assert section.markdown == "## Kop {#kop}\n\n{#- x\ny -#} en {#einde}\n"


def test_threads_share_a_policy(policy: Policy) -> None:
    expected = render(policy, company(), SHAPE)
    results: list[object] = []
    threads = [threading.Thread(target=lambda: results.append(render(policy, company(), SHAPE))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8


def test_each_line_of_a_section_is_traced_to_its_template(policy: Policy) -> None:
    statement = company()
    for section in render(policy, statement, SHAPE)[0]:
        places = trace(policy, statement, SHAPE, section)
        assert len(places) == section.markdown.count("\n")
        for line, place in zip(section.markdown.splitlines(), places, strict=True):
            assert place.path.startswith("templates/")
            start = line[:4]
            if start.isalpha() and place.path == section.template:
                assert start in place.source, f"{line!r} should come from {place}: {place.source!r}"


def test_a_line_of_a_macro_is_traced_to_its_own_file(tmp_path: Path) -> None:
    files = {
        "macros/m.md.jinja": "{% macro two() %}\nEen\n\nTwee\n{% endmacro %}",
        "sections/a.md.jinja": "{% from 'macros/m.md.jinja' import two %}\n{{ two() }}\n"
        "{{ 'name' | word('data_categories') }}\n",
    }
    policy, _ = load(tmp_path, files)
    assert policy is not None
    (section,), _ = render(policy, profile({}), SHAPE)
    places = [str(place).removeprefix("templates/library/nl/") for place in trace(policy, profile({}), SHAPE, section)]
    assert list(zip(section.markdown.splitlines(), places, strict=True)) == [
        ("Een", "macros/m.md.jinja:2:1"),
        ("", "macros/m.md.jinja:3:1"),
        ("Twee", "macros/m.md.jinja:4:1"),
        ("", "macros/m.md.jinja:4:1"),
        ("naam", "sections/a.md.jinja:3:1"),
    ]


def test_a_finding_about_the_markdown_is_moved_to_the_line_of_the_template(tmp_path: Path) -> None:
    files = {"sections/a.md.jinja": "{% if true %}\nEen\n{% endif %}\n{% if true %}\nEen <b>\n{% endif %}\n"}
    policy, _ = load(tmp_path, files)
    assert policy is not None
    (section,), _ = render(policy, profile({}), SHAPE)
    found = diagnose_by_rule("raw-html", "no", Location(section.template, 2, 5, 3, "Een <b>"))
    (moved,) = relocate(policy, profile({}), SHAPE, section, (found,))
    assert (moved.location.line, moved.location.column, moved.location.length) == (5, 5, 3)
    assert moved.code == "raw-html"
