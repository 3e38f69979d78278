"""Redlines as other programs take them: LibreOffice accepts and rejects, the Open XML SDK and pandoc find no fault."""

import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator import workspace
from generator.comparison import accepted, compare, rejected
from generator.document import Document, Revision, Table
from generator.formats.docx import write
from generator.statement.composition import Composer
from tests.support import today
from tests.support.docx_parts import W
from tests.support.house_styles import shipped
from tests.support.open_xml_sdk import faults_of_the_sdk
from tests.support.programs import HANGS, LIBREOFFICE_REVISIONS, SYSTEM_PYTHON, path_of
from tests.support.redline_pairs import COMPARISON, office_pair, sample
from tests.support.today import COMPANIES

SEEDS = range(12)
CHANGED_PROFILES = {
    "smart2led": ('editions: {security: "2018"}', ""),
    "smart2cloud": ("form_of_address: u", "form_of_address: je"),
}
"""A change of each company's profile: the group's new edition of one section, and one that touches every section."""
Lines = tuple[list[str], list[str]]


@pytest.fixture(scope="module")
def redlines(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """Redlines of the sample, of edited samples, of the statements with one another, and of versions of a statement."""
    statements = {slug: made.document for slug, made in today.statements(repository).items()}
    root = tmp_path_factory.mktemp("changed") / "workspace"
    for name in ("profiles", "templates"):
        shutil.copytree(repository / name, root / name)
    for slug, (old, new) in CHANGED_PROFILES.items():
        profile = root / "profiles" / f"{slug}.yaml"
        text = profile.read_text("utf-8")
        profile.write_text(text.replace(old, new) if old in text else f"{text}\n{new}\n", "utf-8")
    where, _ = workspace.find(root)
    assert where is not None
    made = {"sample": sample()} | {f"pair-{seed}": compare(*office_pair(seed), COMPARISON) for seed in SEEDS}
    for old, new in pairwise((*COMPANIES, *COMPANIES[:1])):
        made[f"{old}-{new}"] = compare(statements[old], statements[new], COMPARISON)
        made[f"{new}-{old}"] = compare(statements[new], statements[old], COMPARISON)
    for slug in CHANGED_PROFILES:
        changed = Composer(where).compose(slug).statement
        assert changed is not None, f"{slug} has errors after the edit that this test makes"
        made[f"{slug}-changed"] = compare(statements[slug], changed.document, COMPARISON)
    return made


@pytest.fixture(scope="module")
def files(redlines: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("redlines")
    made = {name: folder / f"{name}.docx" for name in redlines}
    for name, document in redlines.items():
        made[name].write_bytes(write(document, shipped()))
    return made


@pytest.fixture(scope="module")
def decided(redlines: dict[str, Document], files: Mapping[str, Path]) -> Mapping[tuple[str, Revision], Lines]:
    """What each redline reads like without what is gone, or without what is new, and what that version reads like."""
    folder = next(iter(files.values())).parent
    jobs = []
    for name, document in redlines.items():
        for decision, version in (("accept", accepted(document)), ("reject", rejected(document))):
            (folder / f"{name}-{decision}-clean.docx").write_bytes(write(version, shipped()))
            jobs.append(f"{decision}\t{name}.docx\t{name}-{decision}.docx")
            jobs.append(f"none\t{name}-{decision}-clean.docx\t{name}-{decision}-expected.docx")
    command = [SYSTEM_PYTHON, str(LIBREOFFICE_REVISIONS), path_of("soffice"), str(folder)]
    subprocess.run(command, input="\n".join(jobs), text=True, capture_output=True, check=True, timeout=HANGS)
    decisions = (("accept", Revision.DELETED), ("reject", Revision.INSERTED))
    return {
        (name, absent): (lines(folder / f"{name}-{said}.docx"), lines(folder / f"{name}-{said}-expected.docx"))
        for name in redlines
        for said, absent in decisions
    }


@pytest.mark.needs("soffice", "uno")
def test_libreoffice_accepts_to_the_new_statement_and_rejects_to_the_old(
    decided: Mapping[tuple[str, Revision], Lines],
) -> None:
    for name, (found, expected) in decided.items():
        assert [line for line in found if not is_empty(line)] == [line for line in expected if not is_empty(line)], name


@pytest.mark.needs("soffice", "uno")
def test_libreoffice_leaves_an_empty_paragraph_only_where_a_whole_table_went(
    decided: Mapping[tuple[str, Revision], Lines], redlines: dict[str, Document]
) -> None:
    for (name, absent), (found, expected) in decided.items():
        tables = sum(isinstance(block, Table) and block.revision is absent for block in redlines[name].blocks)
        more = sum(map(is_empty, found)) - sum(map(is_empty, expected))
        assert 0 <= more <= tables, f"{name} without what is {absent.value}: {more} empty paragraphs, {tables} tables"


def is_empty(line: str) -> bool:
    return line.endswith(": ")


def lines(path: Path) -> list[str]:
    """The paragraphs of a document with their styles, and its rows, the contents list left out."""
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
    assert body is not None, f"{path.name} has no body"
    found: list[str] = []
    for block in body:
        if block.tag == f"{W}tbl":
            found += ["|".join(map(words, row.findall(f"{W}tc"))) for row in block.findall(f"{W}tr")]
        elif block.tag == f"{W}p":
            style = block.find(f"{W}pPr/{W}pStyle")
            found.append(f"{'' if style is None else style.get(f'{W}val')}: {words(block)}")
    return found


def words(element: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


@pytest.mark.needs("node-tools", "node")
def test_the_open_xml_sdk_finds_nothing_in_a_redline(files: Mapping[str, Path]) -> None:
    assert faults_of_the_sdk(tuple(files.values())) == []


@pytest.mark.needs("pandoc")
def test_pandoc_reads_all_changes(files: Mapping[str, Path]) -> None:
    command = [path_of("pandoc"), "--track-changes=all", "--from=docx", "--to=native", str(files["sample"])]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert all(kind in read for kind in ('"insertion"', '"deletion"', '"paragraph-insertion"'))
