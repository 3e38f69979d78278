"""``statements redline OLD NEW``: any two files or folders, in a workspace or not."""

import errno
import os
from itertools import permutations
from pathlib import Path

import pytest

from generator.change.file_redlines import Pair, compare_files, pair_folders
from generator.comparison import accepted, rejected
from generator.document.walk import joined
from generator.statement.printing import printed
from generator.statement.redline_header import Signature
from tests.support import html_reader
from tests.support.cli import run, tree
from tests.support.docx_lint import lint
from tests.support.folders import REPOSITORY
from tests.support.house_styles import shipped
from tests.support.readers import markdown_text
from tests.support.redline_cases import without_anchors
from tests.support.redline_workspace import read_back, squeezed

pytestmark = pytest.mark.thorough

OLD, NEW = (REPOSITORY / f"output/published/{slug}/1/{slug}" for slug in ("smart2led", "smart2cloud"))
"""Two published statements, without the suffix of a format."""
ODD = {
    "los.txt": "Los stuk tekst\n\nNog een alinea met woorden\n",
    "sprong.html": "<h3>Diep</h3><p>tekst <a href='#weg'>dood</a></p><h1>Hoog</h1><p>x</p><h1 id='met spatie'>Kop</h1>"
    "<h4>vier</h4><table><tr><td>a</td><td></td></tr><tr><td></td><td>b</td></tr></table>",
    "dubbel.html": "<h1></h1><p>alleen</p><ul><li></li><li>een<ol start=4><li>vier</ol></ul>"
    "<h2 id=x>Kop</h2><h2 id=x>Kop</h2>",
    "gewoon.md": "# Titel\n\n## Een\n\ntekst\n\n## Twee\n\n- a\n- b\n",
    "woord.htm": "<p>woord</p>",
}
"""Files that no writer of ours would make."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is no workspace, with a letter from Word and the page that came of it."""
    root = tmp_path / "map"
    root.mkdir()
    (root / "oud.docx").write_bytes(OLD.with_suffix(".docx").read_bytes())
    (root / "Nieuwe tekst.html").write_bytes(NEW.with_suffix(".html").read_bytes())
    return root


def test_a_letter_and_a_page_are_compared_outside_a_workspace(folder: Path) -> None:
    ran = run(folder, "redline", "oud.docx", "Nieuwe tekst.html", "--author", "J. Bakker", "--date", "2026-10-01")
    assert ran.code == 0, ran.err
    assert "oud.docx against Nieuwe tekst.html" in ran.out
    assert "redlines/nieuwe-tekst-redline.docx" in ran.err
    found = read_back(folder / "redlines/nieuwe-tekst-redline")
    for versions, published in ((found.old, OLD), (found.new, NEW)):
        wanted = squeezed(markdown_text(published.with_suffix(".md").read_bytes()))
        assert {suffix: text == wanted for suffix, text in versions.items()} == dict.fromkeys(versions, True)
    text = (folder / "redlines/nieuwe-tekst-redline.md").read_text("utf-8")
    assert text.startswith("# Vergelijking: oud.docx met Nieuwe tekst.html\n\nJ. Bakker, 1 oktober 2026")


def test_one_text_in_two_formats_has_nothing_to_show(folder: Path) -> None:
    (folder / "zelfde.md").write_bytes(OLD.with_suffix(".md").read_bytes())
    ran = run(folder, "redline", "oud.docx", "zelfde.md", "--exit-code")
    assert (ran.code, ran.out) == (0, "")
    assert "nothing to show" in ran.err
    assert not (folder / "redlines").exists()


def test_folders_are_compared_by_name_and_what_is_gone_and_new_is_listed(folder: Path) -> None:
    for name, document in (
        ("a/smt/smt.docx", OLD),
        ("a/weg.docx", OLD),
        ("b/smt/smt.docx", NEW),
        ("b/erbij.docx", NEW),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(document.with_suffix(".docx").read_bytes())
    (folder / "b/.verborgen.docx").write_bytes(b"")
    (folder / "b/~$weg.docx").write_bytes(b"Word keeps such a file while a letter is open")
    ran = run(folder, "redline", "a", "b", "--exit-code", "--json")
    assert ran.code == 3
    assert [(one["name"], one["from"], one["to"]) for one in ran.answer["redlines"]] == [
        ("smt/smt", "a/smt/smt.docx", "b/smt/smt.docx")
    ]
    assert (ran.answer["gone"], ran.answer["new"]) == (["weg"], ["erbij"])
    assert set(tree(folder / "redlines")) == {f"smt/smt-redline{suffix}" for suffix in (".md", ".html", ".docx")}
    told = run(folder, "redline", "a", "b").err
    assert "weg is gone." in told and "erbij is new." in told


def test_of_one_name_in_several_formats_one_is_read(tmp_path: Path) -> None:
    for name in ("a/x.docx", "a/x.md", "a/x.fragment.html", "b/X.html", "b/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"tekst")
    found = pair_folders(tmp_path / "a", tmp_path / "b", ("a", "b"))
    assert [pair.names for pair in found.pairs] == [("a/x.md", "b/X.html")]
    assert (found.gone, found.new) == ((), ())


def test_names_that_no_system_can_write_are_changed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "published").mkdir(parents=True)
        (tmp_path / name / "published" / "Ünïcode & co.txt").write_text(f"tekst {name}", "utf-8")
    assert run(tmp_path, "redline", "a", "b").code == 0
    assert "file/unicode-co-redline.md" in tree(tmp_path / "redlines")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("scan.pdf", b"%PDF", "file-kind"),
        ("leeg.txt", b"", "file-empty"),
        ("script.html", b"<script>show()</script>", "file-empty"),
        ("stuk.docx", b"PK", "file-unreadable"),
        ("groot.txt", b"x" * 20_000_001, "file-too-large"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(folder: Path, name: str, content: bytes, code: str) -> None:
    (folder / name).write_bytes(content)
    ran = run(folder, "redline", "oud.docx", name, "--json")
    assert ran.code == 1
    (finding,) = ran.answer["diagnostics"]
    assert (finding["code"], finding["file"]) == (code, name)
    assert finding["hint"]
    assert not (folder / "redlines").exists()


def test_a_file_that_nobody_may_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, limit: int) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr("generator.change.file_redlines.read_file", refuse)
    pair = Pair("x", folder / "oud.docx", folder / "oud.docx", ("oud.docx", "oud.docx"))
    redline, found = compare_files(pair, Signature())
    assert redline is None
    assert {(one.code, one.message) for one in found} == {
        ("file-unreadable", "it cannot be read: permission was denied")
    }


@pytest.mark.parametrize(("old", "new"), list(permutations(ODD, 2)))
def test_odd_files_make_sound_documents_that_hold_both(tmp_path: Path, old: str, new: str) -> None:
    for name in (old, new):
        (tmp_path / name).write_text(ODD[name], "utf-8")
    pair = Pair("x", tmp_path / old, tmp_path / new, (old, new))
    redline, found = compare_files(pair, Signature())
    assert redline is not None, found
    assert redline.parts, "something changed"
    again, _ = compare_files(Pair("x", tmp_path / old, tmp_path / old, (old, old)), Signature())
    assert again is not None and not again.parts
    assert without_anchors(joined(rejected(redline.document)).blocks) == without_anchors(
        accepted(again.document).blocks
    )
    files = printed(redline.document, "x", ("html", "docx"), shipped())
    assert [fault for fault in lint(files["x.docx"]) if "heading of level" not in fault] == []
    ids = [one.attributes["id"] for one in html_reader.parse(files["x.html"]).walk() if "id" in one.attributes]
    assert len(ids) == len(set(ids)) and all(len(one.split()) == 1 for one in ids), ids
