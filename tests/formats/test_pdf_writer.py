"""The PDF writer: the page on A4, tagged for screen readers, the same bytes each time."""

import hashlib
import logging
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from generator.document import Document, LineBreak
from generator.document.walk import contents
from generator.formats import pdf
from tests.support import programs, samples

pytestmark = pytest.mark.needs("weasyprint", "pdftotext")


def written(document: Document, folder: Path) -> Path:
    path = folder / "statement.pdf"
    path.write_bytes(pdf.write(document))
    return path


@pytest.fixture(scope="module")
def statement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF of the sample, a draft with a logo."""
    return written(samples.statement(draft=True, with_logo=True), tmp_path_factory.mktemp("pdf"))


def output_of(program: str, *arguments: str | Path) -> str:
    """What a program of poppler prints."""
    command = [Path(programs.path_of("pdftotext")).with_name(program), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def facts(path: Path) -> dict[str, str]:
    """What a PDF says about itself, by name."""
    lines = (line.partition(":") for line in output_of("pdfinfo", path).splitlines())
    return {name: value.strip() for name, _, value in lines}


def tagged_text(path: Path) -> str:
    """The text that a screen reader gets, in its order, without white space and hyphens (cells are hyphenated)."""
    pieces = re.findall(r'^\s*"(.*)"$', output_of("pdfinfo", "-struct-text", path), re.MULTILINE)
    return bare("".join(pieces))


def bare(text: str) -> str:
    return re.sub(r"[\s\u2010-]", "", text)


def test_a_pdf_names_itself_and_is_tagged_a4(statement: Path) -> None:
    found = facts(statement)
    assert found["Title"] == "Privacyverklaring – Installatietechniek De Dijkhoek B.V."
    assert found["Author"] == "Installatietechniek De Dijkhoek B.V."
    assert (found["Tagged"], found["JavaScript"]) == ("yes", "no")
    assert found["Page size"].endswith("(A4)")


def test_a_pdf_claims_ua_1_and_its_language(statement: Path) -> None:
    assert 'pdfuaid:part="1"' in output_of("pdfinfo", "-meta", statement)
    assert b"/Lang (nl-NL)" in pdf_objects(statement)


def pdf_objects(path: Path) -> bytes:
    """The objects of a PDF as bytes, those in compressed streams too."""
    content = path.read_bytes()
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return content + b"".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"x")


def test_a_screen_reader_gets_every_run_of_the_document_in_order(statement: Path) -> None:
    text, place = tagged_text(statement), 0
    for inline in (inline for piece in contents(samples.statement().blocks) for inline in piece):
        if not isinstance(inline, LineBreak):
            found = text.find(bare(inline.text), place)
            assert found >= 0, f"not read out, or in another place: {inline.text!r}"
            place = found + len(bare(inline.text))


def test_a_list_that_starts_at_three_is_numbered_from_three(statement: Path) -> None:
    assert "3.uwtoestemmingintrekken" in tagged_text(statement)


def test_headings_lists_and_tables_are_tagged_as_such(statement: Path) -> None:
    tags = set(re.findall(r"^\s*(\w+)", output_of("pdfinfo", "-struct", statement), re.MULTILINE))
    assert {
        "H1",
        "H2",
        "H3",
        "H4",
        "P",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "THead",
        "TH",
        "TD",
        "Link",
        "Figure",
    } <= tags


def test_no_link_is_announced_inside_another(statement: Path) -> None:
    lines = output_of("pdfinfo", "-struct", statement).splitlines()
    links = [len(line) - len(line.lstrip()) for line in lines if line.strip().startswith("Link")]
    assert links
    for place, line in enumerate(lines[:-1]):
        inner = lines[place + 1]
        deeper = len(inner) - len(inner.lstrip()) > len(line) - len(line.lstrip())
        assert not (line.strip().startswith("Link") and deeper and inner.strip().startswith("Link"))


def test_the_contents_list_says_on_which_page_a_section_is(statement: Path) -> None:
    pages = output_of("pdftotext", "-layout", statement, "-").split("\f")
    listed = re.search(r"Contact en klachten +(\d+)", pages[0])
    assert listed, "the contents list has no page numbers"
    assert "Contact en klachten" in pages[int(listed[1]) - 1]


def test_the_same_document_gives_the_same_bytes_in_another_process(statement: Path) -> None:
    program = (
        "import hashlib; from generator.formats import pdf; from tests.support import samples;"
        "print(hashlib.sha256(pdf.write(samples.statement(draft=True, with_logo=True))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert run.stdout.strip() == hashlib.sha256(statement.read_bytes()).hexdigest()


def test_weasyprint_understands_all_of_the_style_that_is_for_paper(caplog: pytest.LogCaptureFixture) -> None:
    for_screens = re.compile("media type|`text-wrap|`text-size-adjust")
    with caplog.at_level(logging.WARNING):
        pdf.write(samples.statement(with_logo=True))
    messages = [record.getMessage() for record in caplog.records]
    assert [message for message in messages if not for_screens.search(message)] == []


@pytest.mark.parametrize("text", samples.HOSTILE)
def test_no_text_stops_the_writer(text: str) -> None:
    assert pdf.write(samples.hostile(text)).startswith(b"%PDF-1.7")


def test_nothing_is_missing_where_weasyprint_is_installed() -> None:
    assert pdf.why_unavailable() is None


@pytest.mark.parametrize("fault", [ImportError("none"), OSError("no library called pango")])
def test_what_is_missing_is_said_in_a_sentence(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise fault

    monkeypatch.setattr(pdf, "import_module", missing)
    assert "install" in str(pdf.why_unavailable())
