"""``statements explain``: each value to its line, each section to its template."""

from pathlib import Path

import pytest

from tests.support.cli import BROOD, change, make_workspace, run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def _row(text: str, key: str) -> list[str]:
    (line,) = [line for line in text.splitlines() if line.split("  ")[0] == key]
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def test_an_own_value_and_an_inherited_one_name_their_lines(root: Path) -> None:
    text = run(root, "explain", "lindehof-brood").out
    own = ["contact.email", "privacy@lindehofbrood.example", f"{BROOD}:11", "own", "contact-sentence, requests"]
    assert _row(text, "contact.email") == own
    group = ["group.name", "Lindehof Groep", "profiles/groups/lindehof.yaml:12", "group", "sharing-in-group"]
    assert _row(text, "group.name") == group


def test_a_record_is_named_by_its_id(root: Path) -> None:
    text = run(root, "explain", "lindehof-brood", "processings.recruitment.retention").out
    assert "processings.recruitment.retention.period" in text
    assert "processings.contract" not in text
    assert _row(text, "processings.recruitment.retention.longer[0].period")[1] == "P1Y"


def test_each_section_names_its_template_and_those_left_out_are_listed(root: Path) -> None:
    text = run(root, "explain", "lindehof-brood").out
    assert _row(text, "complaint")[2] == "templates/library/nl/sections/complaint.md.jinja"
    assert "Left out, because nothing is stated for them: " in text
    assert "extra-sections" in text.splitlines()[-1]


def test_every_value_of_the_profile_is_there(root: Path) -> None:
    answer = run(root, "explain", "lindehof-koffie", "--json").answer
    keys = {value["key"] for value in answer["values"]}
    assert {"controller.legal_name", "websites[0].host", "processings.newsletter.purpose", "without"} <= keys
    assert "processings.recruitment.purpose" not in keys, "the company leaves this one out"
    assert answer["group"] == "lindehof"
    for value in answer["values"]:
        path = root / value["file"]
        assert path.is_file()
        assert 1 <= value["line"] <= len(path.read_text("utf-8").splitlines())


def test_every_value_that_a_section_shows_names_that_section(root: Path) -> None:
    answer = run(root, "explain", "fietsatelier-de-ketting", "--json").answer
    sections = {part["section"] for part in answer["sections"] if part["template"]}
    shown = {section for value in answer["values"] for section in value["sections"]}
    assert shown <= sections
    assert {"title", "identity", "contact-block"} <= shown


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("contact.emial", "did you mean 'contact.email'?"),
        ("xyzzy", "the fields are: extends, "),
        ("contac", "'contact'?"),
    ],
)
def test_an_unknown_key_is_wrong_use_with_the_nearest(root: Path, key: str, hint: str) -> None:
    ran = run(root, "explain", "lindehof-brood", key)
    assert ran.code == 2
    assert hint in ran.err


def test_the_end_of_a_name_that_only_one_value_has_is_enough(root: Path) -> None:
    text = run(root, "explain", "lindehof-brood", "kvk").out
    assert _row(text, "controller.registration.kvk")[1] == "01234567"
    assert _row(run(root, "explain", "lindehof-brood", "recruitment.purpose").out, "processings.recruitment.purpose")


def test_an_end_that_several_values_have_names_them(root: Path) -> None:
    ran = run(root, "explain", "lindehof-brood", "city")
    assert ran.code == 2
    assert "write one of: contact.address.city, controller.address.city" in ran.err
    assert "did you mean 'controller.registration.kvk'?" in run(root, "explain", "lindehof-brood", "kvkk").err


def test_a_section_counts_every_value_that_it_shows_in_whatever_words(root: Path) -> None:
    answer = run(root, "explain", "lindehof-brood", "--json").answer
    for part in answer["sections"]:
        shown = [value["key"] for value in answer["values"] if part["section"] in value["sections"]]
        assert part["values"] == len(shown), f"{part['section']} shows {shown}"
    assert {part["section"]: part["values"] for part in answer["sections"]}["rights"] > 0, "rights are keys, in words"


def test_lines_stay_readable_in_a_pipe_and_one_value_is_told_whole(root: Path) -> None:
    text = "woorden " * 30
    change(root, BROOD, "controller:\n", f"controller:\n  description: {text.strip()}\n")
    whole = run(root, "explain", "lindehof-brood").out
    assert max(map(len, whole.splitlines())) <= 200
    assert "woorden…" in whole or "…" in _row(whole, "controller.description")[1]
    assert _row(run(root, "explain", "lindehof-brood", "description").out, "controller.description")[1] == text.strip()
    narrow = run(root, "explain", "lindehof-brood", "controller", "--color", "never", width=80).out
    assert narrow.count("woorden") == 30, narrow
    assert max(map(len, narrow.splitlines())) <= 80


def test_a_statement_with_errors_is_explained_as_far_as_it_can_be_read(root: Path) -> None:
    change(root, BROOD, 'kvk: "01234567"', 'kvk: "123"')
    ran = run(root, "explain", "lindehof-brood", "controller.registration.kvk")
    assert ran.code == 1
    assert _row(ran.out, "controller.registration.kvk")[1] == "123"
    assert "kvk-format" in ran.err
    (root / BROOD).write_text("a: [", "utf-8")
    assert run(root, "explain", "lindehof-brood").code == 1


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(root: Path, width: int) -> None:
    text = run(root, "explain", "lindehof-brood", "--color", "never", width=width).out
    assert max(map(len, text.splitlines())) <= width
