"""statements check --file: any Dutch statement, in any of the four kinds of files, with or without a workspace."""

import os
from pathlib import Path

import pytest

from generator.formats import docx
from generator.formats.html import writer as html
from generator.formats.markdown import writer as markdown
from generator.formats.readers import read_file
from tests.support.cli import make_workspace, run
from tests.support.house_styles import shipped

DAY = ("--on", "2026-11-22")
STATEMENT = """# Privacyverklaring van Vouw <a id="vouw"></a>

Laatst gewijzigd op 1 november 2026.

## Wie wij zijn <a id="wie"></a>

Vouw B.V. staat bij de Kamer van Koophandel (KvK) onder nummer 01234567.
Wij vallen onder het Privacy Shield en doen zaken met u en uw bedrijf.

## Een klacht <a id="klacht"></a>

U kunt een klacht indienen bij de Autoriteit Persoonsgegevens.
"""
PLAIN = STATEMENT.replace(' <a id="vouw"></a>', "").replace(' <a id="wie"></a>', "").replace(' <a id="klacht"></a>', "")
WORKSPACE_RULE = """texts:
  - id: house-motto
    title: Our motto
    article: house rule
    warns: {says: [zaken met u]}
    severity: note
    message: our motto stands here
    advice: take it out
    source: the board
    status: confirmed
"""


def files_in(folder: Path) -> dict[str, Path]:
    """One statement in each kind of file."""
    document, _ = read_file(STATEMENT.encode(), "verklaring.md")
    assert document is not None
    kinds = {
        "md": markdown.write(document),
        "html": html.write(document),
        "docx": docx.write(document, shipped()),
        "txt": PLAIN.replace("# ", "").replace("#", "").encode(),
    }
    for suffix, content in kinds.items():
        (folder / f"verklaring.{suffix}").write_bytes(content)
    return {suffix: folder / f"verklaring.{suffix}" for suffix in kinds}


def verdicts(root: Path, path: Path, *more: str) -> dict[str, str]:
    (told,) = run(root, "check", "--file", str(path), *DAY, "--json", *more).answer["files"]
    return {one["requirement"]: one["verdict"] for one in told["requirements"]}


def test_each_kind_of_file_gives_the_same_verdicts(tmp_path: Path) -> None:
    files = files_in(tmp_path)
    expected = verdicts(tmp_path, files["md"])
    assert (expected["R13"], expected["R8"], expected["R29"]) == ("found", "suspicious", "partly found")
    assert (expected["R14"], expected["R30"]) == ("not found", "not applicable")
    for kind in ("html", "docx", "txt"):
        assert verdicts(tmp_path, files[kind]) == expected, f"the {kind} file reads otherwise"


def test_the_table_quotes_the_sentence_and_its_section(tmp_path: Path) -> None:
    ran = run(tmp_path, "check", "--file", str(files_in(tmp_path)["md"]), *DAY)
    rows = {line.split()[0]: line for line in ran.out.splitlines() if line.startswith("R")}
    assert [*rows][1:] == [f"R{number}" for number in range(1, 30)]
    assert "section 3 'Een klacht': “U kunt een klacht indienen bij de Autoriteit Persoonsgegevens.”" in rows["R13"]
    assert rows["R14"].split("  ")[2].strip() == "not found" or " not found " in rows["R14"]
    assert ran.code == 0, "what is suspicious is a warning"
    assert "warning [privacy-shield]" in ran.err and "(section 2 'Wie wij zijn')" in ran.err
    assert "What is not found may still be there in other words." in ran.err


def test_more_words_show_the_parts_of_a_requirement(tmp_path: Path) -> None:
    path = str(files_in(tmp_path)["md"])
    short, long = (run(tmp_path, "check", "--file", path, *DAY, *more).out for more in ((), ("-v",)))
    assert "- The statutory seat of a company" in long and "- The statutory seat" not in short


def test_the_day_decides_what_is_suspicious(tmp_path: Path) -> None:
    path = files_in(tmp_path)["md"]
    then = run(tmp_path, "check", "--file", str(path), "--on", "2018-05-25", "--json").answer
    assert not then["diagnostics"] and then["law_of"] == "2018-05-25"
    assert run(tmp_path, "check", "--file", str(path), *DAY, "--json").codes == {"privacy-shield"}


def test_the_json_has_the_words_that_show_it(tmp_path: Path) -> None:
    (told,) = run(tmp_path, "check", "--file", str(files_in(tmp_path)["md"]), *DAY, "--json").answer["files"]
    (complaint,) = [one for one in told["requirements"] if one["requirement"] == "R13"]
    found = next(rule for rule in complaint["rules"] if rule["rule"] == "says-complaint")
    assert found["quotes"][0]["section"] == 3
    assert found["quotes"][0]["words"] == "klacht"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("english.md", "# Privacy\n\nWe keep the data that you give to us and do not share it.\n", "not-dutch"),
        ("empty.md", "", "not-dutch"),
        ("kind.pdf", "x", "file-kind"),
        ("broken.docx", "x", "file-not-word"),
    ],
)
def test_what_cannot_be_read_is_an_error_and_the_others_are_checked(
    tmp_path: Path, name: str, text: str, code: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    good = files_in(tmp_path)["md"]
    ran = run(tmp_path, "check", "--file", str(tmp_path / name), str(good), *DAY, "--json")
    assert ran.code == 1
    (wrong,) = [one for one in ran.answer["diagnostics"] if one["severity"] == "error"]
    assert wrong["hint"] and wrong["file"] == str(tmp_path / name)
    assert wrong["code"] == code or code == "file-not-word"
    assert [one["ok"] for one in ran.answer["files"]] == [False, True]


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    ran = run(tmp_path, "check", "--file", "weg.md", "--json")
    assert (ran.code, ran.codes) == (1, {"file-missing"})


def test_a_workspace_around_it_adds_its_rules(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    path = files_in(tmp_path)["md"]
    (root / "templates" / "rules").mkdir()
    (root / "templates" / "rules" / "ours.yaml").write_text(WORKSPACE_RULE, "utf-8")
    assert verdicts(root, path)["house-motto"] == "suspicious"
    assert "house-motto" not in verdicts(tmp_path, path)


def test_a_rule_can_warn_of_what_is_not_there(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    path = files_in(tmp_path)["md"]
    (root / "templates" / "rules").mkdir()
    absent = WORKSPACE_RULE.replace("{says: [zaken met u]}", "{not: {says: [welkom]}}")
    (root / "templates" / "rules" / "ours.yaml").write_text(absent, "utf-8")
    assert verdicts(root, path)["house-motto"] == "suspicious"
    ran = run(root, "check", "lindehof-brood", *DAY, "--json").answer
    (told,) = [one for one in ran["diagnostics"] if one["code"] == "house-motto"]
    assert told["file"].startswith("profiles/") and told["message"] == "our motto stands here"


def test_files_and_companies_do_not_go_together(tmp_path: Path) -> None:
    ran = run(tmp_path, "check", "vouw", "--file", "a.md")
    assert ran.code == 2
    assert "--file takes files, not companies" in ran.err


def test_a_file_is_looked_for_as_seen_from_the_folder_that_the_command_works_in(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    name = files_in(tmp_path / "inbox")["md"].name
    ran = run(tmp_path / "inbox", "check", "--file", name, *DAY, "--json")
    assert ran.code == 0, f"`-C inbox check --file {name}` reads inbox/{name}, as every other path: {ran.out}"
    assert [(one["file"], one["ok"]) for one in ran.answer["files"]] == [(name, True)]


def test_a_pipe_that_nobody_writes_to_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert run(tmp_path, "check", "--file", "pipe.md", "--json").codes == {"file-missing"}
