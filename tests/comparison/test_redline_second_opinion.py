"""Redlines as an independent comparer of Word documents reads them: Docxodus, which shares nothing with us.

It compares two documents as they read with all changes accepted. So it finds no change between a redline and its new
version, nor between the old version and the redline with what is new and what is gone exchanged: to accept that is to
reject the redline.
"""

import importlib
import io
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.comparison import accepted, compare, rejected
from generator.document import Document
from generator.formats.docx import write
from tests.support import today
from tests.support.house_styles import shipped
from tests.support.redline_pairs import COMPARISON, office_pair
from tests.support.today import COMPANIES

TAG = re.compile(r"(</?w:)(ins|del)(?=[ >])")
DELETION = re.compile(r"<w:del [^>]*[^/]>.*?</w:del>", re.DOTALL)
Count = Callable[[bytes, Document], int]
PAIRS = tuple(pairwise((*COMPANIES, COMPANIES[0])))


@pytest.fixture(scope="module")
def changes_found(tmp_path_factory: pytest.TempPathFactory) -> Count:
    """How many changes Docxodus finds between a Word document and a statement."""
    folder = tmp_path_factory.mktemp("docxodus")
    engine = importlib.import_module("python_redlines").DocxodusEngine(target_path=str(folder))

    def count(data: bytes, version: Document) -> int:
        # With what is compared in its heading and without a contents list, as a redline has it.
        meta = replace(version.meta, comparison=COMPARISON)
        clean = write(replace(version, meta=meta), shipped())
        options = {"detect_format_changes": False, "conflate_spaces": False}
        _, said, _ = engine.run_redline("Docxodus", data, clean, **options)
        found = re.search(r"(\d+) revision", said or "")
        assert found, f"Docxodus says something else than how many revisions it found: {said}"
        return int(found[1])

    return count


def exchanged(data: bytes) -> bytes:
    """A redline in which what was new is gone, and what was gone is new."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                text = content.decode().replace("w:delText", "w:t")
                text = TAG.sub(lambda tag: tag[1] + ("del" if tag[2] == "ins" else "ins"), text)
                content = DELETION.sub(_with_deleted_text, text).encode()
            target.writestr(name, content)
    return stream.getvalue()


def _with_deleted_text(deletion: re.Match[str]) -> str:
    return re.sub(r"(</?w:)t(?=[ >])", r"\1delText", deletion[0])


@pytest.mark.needs("docxodus")
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_docxodus_reads_both_statements_in_a_redline(
    old: str, new: str, repository: Path, changes_found: Count
) -> None:
    statements = today.statements(repository, (old, new))
    assert_both_are_read(statements[old].document, statements[new].document, changes_found)


@pytest.mark.needs("docxodus")
@pytest.mark.parametrize("seed", range(6))
def test_docxodus_reads_both_versions_of_an_edited_sample(seed: int, changes_found: Count) -> None:
    assert_both_are_read(*office_pair(seed), changes_found)


def assert_both_are_read(old: Document, new: Document, changes_found: Count) -> None:
    redline = compare(old, new, COMPARISON)
    data = write(redline, shipped())
    assert changes_found(data, rejected(redline)) > 0, "Docxodus takes the new version for the old one"
    assert (changes_found(data, accepted(redline)), changes_found(exchanged(data), rejected(redline))) == (0, 0)


def test_exchanging_what_is_new_and_gone_twice_changes_nothing() -> None:
    redline = compare(*office_pair(3), COMPARISON)
    data = write(redline, shipped())
    text = zipfile.ZipFile(io.BytesIO(exchanged(exchanged(data)))).read("word/document.xml")
    assert text == zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
