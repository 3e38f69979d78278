"""Redlines as other programs take them: LibreOffice accepts and rejects, the Open XML SDK and pandoc find no fault."""

import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.document import Document
from generator.redline import accepted, compare, rejected
from generator.writers.docx import write
from tests.docx_parts import W
from tests.house_styles import shipped
from tests.programs import SYSTEM_PYTHON, path_of
from tests.redline_pairs import COMPARISON, office_pair, sample
from tests.test_docx_in_office import faults_of_the_sdk

SCRIPT = Path(__file__).with_name("libreoffice_revisions.py")
SEEDS = tuple(seed for seed in range(12) if seed != 4)
"""In the fourth pair a new table stands right after another: LibreOffice cannot take away what parts the two."""


def redlines() -> dict[str, Document]:
    return {"sample": sample()} | {f"pair-{seed}": compare(*office_pair(seed), COMPARISON) for seed in SEEDS}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("redlines")
    made = {name: folder / f"{name}.docx" for name in redlines()}
    for name, document in redlines().items():
        made[name].write_bytes(write(document, shipped()))
    return made


@pytest.mark.needs("soffice", "uno")
def test_libreoffice_accepts_to_the_new_statement_and_rejects_to_the_old(files: Mapping[str, Path]) -> None:
    folder = next(iter(files.values())).parent
    jobs = []
    for name, document in redlines().items():
        for decision, version in (("accept", accepted(document)), ("reject", rejected(document))):
            (folder / f"{name}-{decision}-clean.docx").write_bytes(write(version, shipped()))
            jobs.append(f"{decision}\t{name}.docx\t{name}-{decision}.docx")
            jobs.append(f"none\t{name}-{decision}-clean.docx\t{name}-{decision}-expected.docx")
    command = [SYSTEM_PYTHON, str(SCRIPT), path_of("soffice"), str(folder)]
    subprocess.run(command, input="\n".join(jobs), text=True, capture_output=True, check=True, timeout=300)
    for name in files:
        for decision in ("accept", "reject"):
            found = lines(folder / f"{name}-{decision}.docx")
            assert found == lines(folder / f"{name}-{decision}-expected.docx"), (name, decision)


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
