"""Statements in other people's programs: the Open XML SDK finds no fault, LibreOffice lays them out and counts."""

import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.document import Document, Text
from generator.formats.docx import HouseStyle, plain_style, write
from tests.support import samples
from tests.support.house_styles import SHIPPED, dutch, loaded, shipped
from tests.support.open_xml_sdk import faults_of_the_sdk
from tests.support.programs import HANGS, path_of
from tests.support.strategies import ADDRESSES

STYLES: dict[str, Callable[[], HouseStyle]] = {
    "shipped": shipped,
    "dutch": lambda: loaded(dutch()),
    "plain": plain_style,
}
LONG_WORDS = (
    "Arbeidsongeschiktheidsverzekeringsgegevens",
    "klachtenafhandelingsmedewerkers",
    "schadegeschiedenis",
    "burgerservicenummer",
    "buitentemperatuur,",
)


def a_long_table() -> Document:
    """A statement with a table of several pages."""
    rows = (f"Ontvanger {number} | het versturen van de nieuwsbrief" for number in range(80))
    return Document(samples.META, (*samples.statement().blocks[:4], samples.table("Naam | Verwerkingsdoel", *rows)))


def many_links() -> Document:
    """A statement that links to addresses which are barely addresses."""
    links = (samples.paragraph(Text(f"adres {place}", href=href)) for place, href in enumerate(ADDRESSES))
    return Document(samples.META, (*samples.statement().blocks[:4], *links))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Statements by house style and kind, ``dutch-draft``, as files; and the shipped house style itself."""
    folder = tmp_path_factory.mktemp("docx")
    documents = {
        "draft": samples.statement(draft=True, with_logo=True),
        "hostile": samples.hostile(" ".join(samples.HOSTILE)),
        "links": many_links(),
        "long": a_long_table(),
        "wide": samples.wide_table(),
    }
    made = {"house-style": folder / "house-style.docx"}
    made["house-style"].write_bytes(SHIPPED.read_bytes())
    for name, style in STYLES.items():
        for kind, document in documents.items():
            made[f"{name}-{kind}"] = folder / f"{name}-{kind}.docx"
            made[f"{name}-{kind}"].write_bytes(write(document, style()))
    return made


@pytest.fixture(scope="module")
def pages(files: Mapping[str, Path]) -> Mapping[str, list[str]]:
    """The text of each page of each file as LibreOffice lays it out."""
    folder = next(iter(files.values())).parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [path_of("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files.values())], capture_output=True, check=True, timeout=HANGS)
    return {name: text_of_pages(path.with_suffix(".pdf")) for name, path in files.items()}


def text_of_pages(path: Path) -> list[str]:
    """The text of each page of a PDF."""
    assert path.is_file(), f"LibreOffice could not open {path.stem}"
    run = subprocess.run([path_of("pdftotext"), "-layout", str(path), "-"], capture_output=True, check=True)
    return run.stdout.decode().removesuffix("\f").split("\f")


@pytest.mark.needs("node-tools")
def test_the_open_xml_sdk_finds_nothing(files: Mapping[str, Path]) -> None:
    faults = faults_of_the_sdk(tuple(files.values()))
    assert not faults, f"The first of {len(faults)}: {faults[0]}"


@pytest.mark.needs("soffice", "pdftotext")
def test_libreoffice_lays_out_every_statement(pages: Mapping[str, list[str]]) -> None:
    lengths = {name: len(found) for name, found in pages.items() if name.endswith("draft")}
    assert all(2 <= length <= 5 for length in lengths.values()), lengths
    assert all("".join(found).strip() for found in pages.values())


@pytest.mark.needs("soffice", "pdftotext")
@pytest.mark.parametrize("word", LONG_WORDS)
def test_no_word_of_a_table_is_broken(pages: Mapping[str, list[str]], word: str) -> None:
    assert word in "".join(pages["shipped-draft"]), "a column is narrower than its longest word"


@pytest.mark.needs("soffice", "pdftotext")
def test_each_page_of_a_draft_says_so_and_is_counted(pages: Mapping[str, list[str]]) -> None:
    draft = pages["shipped-draft"]
    for number, page in enumerate(draft, 1):
        assert "CONCEPT" in page
        assert f"Pagina {number} van {len(draft)}" in page


@pytest.mark.needs("soffice", "pdftotext")
def test_the_header_row_stands_on_each_page_of_a_long_table(pages: Mapping[str, list[str]]) -> None:
    with_rows = [page for page in pages["shipped-long"] if re.search(r"^ *Ontvanger \d", page, re.MULTILINE)]
    assert len(with_rows) > 1, "this table must be long enough to be parted"
    assert all("Verwerkingsdoel" in page for page in with_rows)


@pytest.mark.needs("soffice", "pdftotext")
def test_libreoffice_counts_lists_as_the_document_does(pages: Mapping[str, list[str]]) -> None:
    text = "".join(pages["shipped-draft"])
    items = (
        "het mobiele nummer",
        "het noodnummer",
        "uw gegevens in te zien",
        "ze te verbeteren",
        "uw toestemming intrekken",
    )
    printed = [re.search(rf"(\S+)\s+{item}", text) for item in items]
    assert [found[1] if found else None for found in printed] == ["1.", "3.", "1.", "2.", "3."]
