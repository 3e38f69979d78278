"""``statements check``: it says what is wrong, everywhere at once, and writes nothing."""

from pathlib import Path

import pytest

from tests.support.cli import BROOD, change, make_workspace, run, tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path)


def test_a_sound_workspace_is_fine_and_nothing_is_written(root: Path) -> None:
    before = tree(root)
    ran = run(root, "check")
    assert ran.code == 0, ran.err
    assert "Checked 3 statements and 2 policies" in ran.err
    assert tree(root) == before


def test_all_problems_are_told_at_once_with_line_and_caret(root: Path) -> None:
    change(root, BROOD, 'kvk: "01234567"', 'kvk: "123"')
    change(root, "profiles/lindehof-koffie.yaml", "host: www.", "host: https://www.")
    ran = run(root, "check")
    assert ran.code == 1
    assert "2 errors" in ran.err
    assert f"{BROOD}:8:23: error [kvk-format]\n" in ran.err
    assert '  8 |   registration: {kvk: "123"}\n    |                       ^^^^^\n' in ran.err
    assert "profiles/lindehof-koffie.yaml:14:" in ran.err


def test_errors_stand_last_and_warnings_are_folded_before_them(root: Path) -> None:
    for name in ("fietsatelier-de-ketting", "lindehof-koffie"):
        path = root / "profiles" / f"{name}.yaml"
        text = path.read_text("utf-8")
        path.write_text("\n".join(line for line in text.splitlines() if "legal_bases:" not in line) + "\n", "utf-8")
    alone = run(root, "check").err
    assert alone.count("[legal-basis-missing]") > 2
    assert "more like this" not in alone, "without errors each warning is told"
    change(root, BROOD, 'kvk: "01234567"', 'kvk: "123"')
    text = run(root, "check").err
    assert text.rindex("warning [") < text.index("error ["), "an error nobody sees is not mended"
    assert text.count("[legal-basis-missing]") < alone.count("[legal-basis-missing]"), "they are folded"
    assert text.endswith("The errors are last. -q prints only them, -v each warning.\n")
    assert run(root, "check", "-v").err.count("[legal-basis-missing]") == alone.count("[legal-basis-missing]")
    assert "warning [" not in run(root, "check", "-q").err


def test_one_company_is_checked_without_the_others_and_the_templates(root: Path) -> None:
    change(root, BROOD, 'kvk: "01234567"', 'kvk: "123"')
    (root / "profiles" / "Bad Name.yaml").write_text("", "utf-8")
    ran = run(root, "check", "lindehof-koffie")
    assert ran.code == 0, ran.err
    assert "Checked 1 statement:" in ran.err


def test_a_group_that_no_company_is_in_is_read_too(root: Path) -> None:
    (root / "profiles" / "groups" / "lonely.yaml").write_text("a: 1\na: 2\n", "utf-8")
    ran = run(root, "check", "--json")
    assert ran.code == 1
    assert "duplicate-key" in ran.codes


def test_templates_are_checked_without_any_profile(root: Path) -> None:
    for path in (root / "profiles").glob("*.yaml"):
        path.unlink()
    section = root / "templates" / "library" / "nl" / "sections" / "changes.md.jinja"
    section.write_text("## Kop {#kop}\n\n{{ controler.legal_name }}\n", "utf-8")
    ran = run(root, "check")
    assert ran.code == 1
    assert "templates/library/nl/sections/changes.md.jinja:3" in ran.err
    assert "Checked 0 statements and 2 policies" in ran.err


def test_json_lists_every_statement_and_policy(root: Path) -> None:
    answer = run(root, "check", "--json").answer
    assert answer["policies"] == ["full-statement", "group-statement"]
    assert [statement["slug"] for statement in answer["statements"]] == [
        "fietsatelier-de-ketting", "lindehof-brood", "lindehof-koffie",
    ]  # fmt: skip


@pytest.mark.parametrize("hostile", [b"\xff\xfe", b"\t- x", b"[" * 100_000, b"controller: \xe2\x80\xae\n", b""])
def test_no_file_can_make_it_fail(root: Path, hostile: bytes) -> None:
    (root / BROOD).write_bytes(hostile)
    ran = run(root, "check", "lindehof-brood")
    assert ran.code == 1, ran.err
    assert "error [" in ran.err
    assert "internal error" not in ran.err
