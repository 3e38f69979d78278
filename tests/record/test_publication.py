"""What is published can be made again from what is kept of it alone, and what is kept between runs knows the ledger."""

from datetime import date
from pathlib import Path

import pytest

from generator import ledger, workspace
from generator.cache.store import open_shelf
from generator.drafting import make
from generator.drafting.build_options import Basis
from generator.formats.markdown import writer
from generator.ledger import Ledger
from generator.record import publication
from generator.record.publication import Order
from generator.record.verification import Result, prove
from generator.statement import published_text
from generator.storage.disk import digest
from generator.workspace import Workspace
from tests.support.cli import BROOD, change, make_workspace
from tests.support.docx_parts import names
from tests.support.samples import logo
from tools.publish_history import HISTORY

pytestmark = pytest.mark.thorough

FIRST = Order(date(2026, 1, 1), "Eerste versie", date(2026, 11, 22))
SECOND = Order(date(2026, 6, 1), "Nieuw nummer", date(2026, 11, 22))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Companies of a group and one alone; one has a logo and a house style of its own."""
    where = make_workspace(tmp_path)
    (where / "profiles" / "logo.png").write_bytes(logo().data)
    style = (where / "templates" / "house-style.docx").read_bytes()
    (where / "templates" / "own-style.docx").write_bytes(style)
    with (where / BROOD).open("a", encoding="utf-8") as profile:
        profile.write("presentation: {logo: logo.png, logo_alternative: Een brood, house_style: own-style.docx}\n")
    return where


def find(root: Path) -> Workspace:
    where, _ = workspace.find(root)
    assert where is not None
    return where


def read(root: Path) -> Ledger:
    found, damage = ledger.read(root / "output")
    assert found is not None, damage
    return found


def publish(root: Path, order: Order) -> Ledger:
    where = find(root)
    with ledger.publishing(root / "output") as busy:
        assert not busy
        made = publication.prepare(where, read(root), tuple(where.companies), order)
        assert made.editions, made.diagnostics
        _, found = ledger.append(read(root), made.editions)
        assert not found
    return read(root)


def test_every_version_is_made_again_from_what_is_kept_of_it_alone(root: Path) -> None:
    publish(root, FIRST)
    change(root, BROOD, "020 555 01 23", "020 555 01 99")
    found = publish(root, SECOND)
    for path in [*(root / "profiles").rglob("*"), *(root / "templates").rglob("*")]:
        if path.is_file():
            path.write_bytes(b"")
    assert len(found.entries) == 4
    for proof in prove(found, found.entries):
        name = f"version {proof.version.version} of {proof.version.slug}"
        assert proof.result is Result.SAME, f"{name} comes out otherwise: {proof.files} {proof.errors}"


def test_nothing_is_kept_of_other_companies(root: Path) -> None:
    version = publish(root, FIRST).latest("lindehof-brood")
    assert version is not None
    kept, _ = ledger.read_inputs(read(root), version)
    profiles = {path for path in kept if path.startswith("profiles/")}
    assert profiles == {BROOD, "profiles/groups/lindehof.yaml", "profiles/logo.png"}
    assert "templates/own-style.docx" in kept
    assert not [path for path in kept if path.startswith("templates/full-statement")], "that policy is another one's"
    docx = ledger.read_files(read(root), version)[0]["lindehof-brood.docx"]
    assert [name for name in names(docx) if name.startswith("word/media/")], "the logo is in it"


def test_what_sisters_share_is_read_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def read_file(path: Path, limit: int) -> bytes:
        seen.append(str(path))
        return path.read_bytes()

    monkeypatch.setattr(publication, "read_file", read_file)
    where = find(root)
    made = publication.prepare(where, Ledger(root / "output" / "published"), tuple(where.companies), FIRST)
    assert len(made.editions) == 3, made.diagnostics
    assert len(seen) == len(set(seen)) == len({path for one in made.editions for path in one.inputs})


def test_what_a_file_was_while_it_was_published_is_what_is_kept(root: Path) -> None:
    where = find(root)
    made = publication.prepare(where, Ledger(root / "output" / "published"), ("lindehof-brood",), FIRST)
    change(root, BROOD, "020 555 01 23", "020 555 01 99")
    assert made.editions, made.diagnostics
    (edition,) = made.editions
    assert b"020 555 01 23" in edition.inputs[BROOD]
    assert b"020 555 01 23" in edition.files["lindehof-brood.md"]


def test_a_statement_kept_between_runs_is_made_anew_when_the_ledger_has_moved(root: Path, tmp_path: Path) -> None:
    where, shelf = find(root), open_shelf(tmp_path / "shelf")

    def built() -> bytes:
        (made,) = make(where, ["lindehof-brood"], ["md"], shelf=shelf, basis=Basis(read(root)))
        return made.files["lindehof-brood/lindehof-brood.md"]

    draft = built()
    assert built() == draft
    now = publish(root, FIRST)
    assert built() == ledger.read_files(now, now.versions("lindehof-brood")[0])[0]["lindehof-brood.md"]
    assert built() != draft


def test_the_facts_of_the_ledger_reach_a_template_with_the_line_that_they_come_from(root: Path) -> None:
    title = root / "templates" / "library" / "nl" / "sections" / "title.md.jinja"
    with title.open("a", encoding="utf-8") as section:
        section.write(
            "\n{% if statement.version %}\nVersie {{ statement.version }}.\n{% endif %}\n\n"
            "{% for change in statement.changes %}\n- {{ change.version }}: {{ change.reason }}\n{% endfor %}\n"
        )
    publish(root, FIRST)
    change(root, BROOD, "020 555 01 23", "020 555 01 99")
    found = publish(root, SECOND)
    text = ledger.read_files(found, found.versions("lindehof-brood")[1])[0]["lindehof-brood.md"].decode()
    assert "Versie 2." in text
    assert "- 1: Eerste versie\n- 2: Nieuw nummer\n" in text


def test_a_published_version_reads_back_as_the_document_that_was_printed(repository: Path) -> None:
    found = read(repository)
    for version in found.entries:
        read_back, diagnostics = published_text.document(found, version)
        assert read_back is not None, diagnostics
        assert read_back.meta.date == version.effective
        kept, _ = ledger.read_files(found, version)
        assert writer.write(read_back) == kept[f"{version.slug}.md"]
        assert digest(writer.write(read_back)) == version.text


def test_the_history_of_the_repository_is_sound(repository: Path) -> None:
    found = read(repository)
    assert ledger.check(found, found.entries) == ()
    days = {one.slug: one.effective.isoformat() if one.effective else "unknown" for one in found.entries}
    assert days == dict(HISTORY), "make it anew: python -m tools.publish_history"
