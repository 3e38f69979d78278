"""What surrounds a statement in Word: contents list, headers, properties, pictures; and bytes that never vary."""

import io
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from generator.document import Document, Image, Meta
from generator.formats.docx import write
from generator.formats.docx.writer.images import size
from tests.support import samples
from tests.support.docx_lint import lint
from tests.support.docx_parts import W, has, names, part, readable, stories, style, text, tree, value
from tests.support.goldens import Goldens
from tests.support.house_styles import SHIPPED, shipped

STATEMENT = samples.statement()


def with_meta(**changes: object) -> bytes:
    meta: Meta = replace(samples.META, **changes)
    return write(replace(STATEMENT, meta=meta), shipped())


# The contents list


def listed(data: bytes) -> list[str]:
    (contents,) = tree(data).iter(f"{W}sdtContent")
    return [text(paragraph) for paragraph in contents]


def test_the_contents_list_is_there_from_the_start_under_its_name() -> None:
    headings = "Wie verantwoordelijk is, Waarvoor wij gegevens gebruiken, Als u klant bent".split(", ")
    assert listed(with_meta())[:4] == ["Inhoud", *headings]


@pytest.mark.parametrize(("language", "name"), [("nl-BE", "Inhoud"), ("en-GB", "Contents"), ("de-DE", "Inhalt")])
def test_the_contents_list_is_named_in_the_language_of_the_statement(language: str, name: str) -> None:
    assert listed(with_meta(language=language))[0] == name


def test_the_contents_list_is_a_field_that_word_can_refresh_and_does_not_ask_to() -> None:
    data = with_meta()
    codes = [(found.text or "").strip() for found in tree(data).iter(f"{W}instrText")]
    assert codes == [r'TOC \o "1-2" \n \h \z \u']
    assert b"dirty" not in part(data, "word/document.xml")
    assert b"updateFields" not in part(data, "word/settings.xml")


def test_a_long_contents_list_names_the_sections_only() -> None:
    headings = [samples.heading(2 + place % 2, f"Kop {place}", f"kop-{place}") for place in range(32)]
    data = write(Document(samples.META, (STATEMENT.blocks[0], *headings)), shipped())
    assert len(listed(data)) == 1 + 16
    assert r'TOC \o "1-1"' in "".join(found.text or "" for found in tree(data).iter(f"{W}instrText"))


def test_a_statement_without_sections_has_no_contents_list() -> None:
    data = write(replace(STATEMENT, blocks=STATEMENT.blocks[:2]), shipped())
    assert not has(tree(data), "body", "sdt")


# Header and footer


def test_the_header_names_company_and_title_and_the_footer_edition_and_page() -> None:
    found = stories(with_meta())
    assert found["header default"] == "Installatietechniek De Dijkhoek B.V.Privacyverklaring"
    assert found["header first"] == "Installatietechniek De Dijkhoek B.V."
    assert found["footer default"] == found["footer first"] == "Versie 2.1, 1 september 2026Pagina 1 van 2"


def test_page_numbers_are_fields() -> None:
    codes = [(found.text or "").strip() for found in tree(with_meta(), "footer1").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


def test_a_draft_says_so_on_every_page_and_a_final_statement_on_none() -> None:
    draft, final = stories(with_meta(draft=True)), stories(with_meta())
    assert all("Concept" in draft[place] for place in ("header default", "header first"))
    assert not any("Concept" in shown for shown in final.values())


def test_what_a_statement_does_not_have_leaves_nothing_behind() -> None:
    found = stories(with_meta(version=None, date=None))
    assert found["footer default"] == "Pagina 1 van 2"


def test_the_header_speaks_the_language_of_the_statement() -> None:
    found = stories(with_meta(language="en-GB", draft=True))
    assert "Draft" in found["header first"]
    assert found["footer default"] == "Version 2.1, 1 September 2026Page 1 of 2"


# Properties and language


def core(data: bytes) -> dict[str, str]:
    root = ElementTree.fromstring(part(data, "docProps/core.xml"))
    return {found.tag.split("}")[1]: found.text or "" for found in root}


def test_the_properties_say_what_the_statement_is() -> None:
    assert core(with_meta()) == {
        "title": "Privacyverklaring",
        "subject": samples.META.description,
        "creator": "Installatietechniek De Dijkhoek B.V.",
        "language": "nl-NL",
        "lastModifiedBy": "Installatietechniek De Dijkhoek B.V.",
        "version": "2.1",
        "created": "2026-09-01T00:00:00Z",
        "modified": "2026-09-01T00:00:00Z",
    }
    assert b"<Company>Installatietechniek De Dijkhoek B.V.</Company>" in part(with_meta(), "docProps/app.xml")


def test_a_draft_is_a_draft_in_its_properties_as_well() -> None:
    found = core(with_meta(draft=True))
    assert (found["contentStatus"], found["category"]) == ("Draft", "Draft")


def test_a_statement_without_a_date_does_not_take_one_from_the_clock() -> None:
    assert core(with_meta(date=None))["created"] == "2000-01-01T00:00:00Z"


@pytest.mark.parametrize("language", ["nl-NL", "fr-BE"])
def test_word_proofs_in_the_language_of_the_statement(language: str) -> None:
    data = with_meta(language=language)
    languages = {
        found.get(f"{W}val")
        for name in ("styles", "document", "header1")
        for found in tree(data, name).iter(f"{W}lang")
    }
    assert languages == {language}
    assert value(tree(data, "settings"), "themeFontLang") == language


def test_the_page_is_a4_and_lines_do_not_stand_alone() -> None:
    data = with_meta()
    (page,) = tree(data).iter(f"{W}pgSz")
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == ("11906", "16838")
    assert has(tree(data, "styles"), "docDefaults", "pPrDefault", "pPr", "widowControl")
    for level in (1, 2, 3):
        found = style(data, f"heading {level}")
        assert value(found, "pPr", "outlineLvl") == str(level - 1)
        assert has(found, "pPr", "keepNext")


# The logo


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG: start, a comment, a frame of that size."""
    frame = b"\xff\xc0" + struct.pack(">HBHH", 11, 8, height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + b"\xff\xfe\x00\x04ab" + frame


def test_a_logo_stands_in_the_first_header_with_its_alternative_and_its_proportions() -> None:
    data = write(samples.statement(with_logo=True), shipped())
    drawing = next(
        found for name in ("header1", "header2") for found in tree(data, name).iter() if found.tag.endswith("}docPr")
    )
    extent = next(
        found for name in ("header1", "header2") for found in tree(data, name).iter() if found.tag.endswith("}extent")
    )
    assert drawing.get("descr") == "Installatietechniek De Dijkhoek"
    assert int(extent.get("cx", 0)) == 3 * int(extent.get("cy", 0))
    assert part(data, "word/media/company-logo.png") == samples.logo().data
    assert lint(data) == []


def test_the_size_of_a_jpeg_is_read_from_its_frame() -> None:
    assert size(Image(jpeg(300, 50), "image/jpeg", "logo")) == (300, 50)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xd9", jpeg(0, 50)], ids=repr)
def test_a_logo_without_a_size_is_refused(data: bytes) -> None:
    for kind in ("image/png", "image/jpeg"):
        with pytest.raises(ValueError, match="logo"):
            size(Image(data, kind, "logo"))


# The bytes

WRITE = """
import sys
from hashlib import sha256
from pathlib import Path
from generator.formats.docx import load_style, write
from tests.support import samples
style, _ = load_style(Path(sys.argv[1]).read_bytes(), "style")
print(sha256(write(samples.statement(draft=True, with_logo=True), style)).hexdigest())
"""


def test_the_bytes_are_the_same_in_any_process_zone_locale_and_order(repository: Path) -> None:
    places = [("UTC", "C", "0"), ("Pacific/Kiritimati", "nl_NL.UTF-8", "1"), ("America/St_Johns", "tr_TR.UTF-8", "2")]
    made = set()
    for zone, locale, seed in places:
        environment = os.environ | {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", WRITE, str(SHIPPED)]
        run = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=True)
        made.add(run.stdout)
    assert len(made) == 1, "something in the file depends on the process that wrote it"


def test_writing_one_statement_leaves_the_next_as_it_was() -> None:
    first = write(STATEMENT, shipped())
    write(samples.statement(draft=True, with_logo=True), shipped())
    assert write(STATEMENT, shipped()) == first


def test_the_zip_holds_no_clock_and_no_machine_and_is_sound() -> None:
    with zipfile.ZipFile(io.BytesIO(with_meta())) as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr, entry.extra) for entry in entries} == {(0, 0, b"")}
    assert entries[0].filename == "[Content_Types].xml"


def test_only_preparing_a_house_style_imports_python_docx_and_lxml(repository: Path) -> None:
    script = """
import sys
from generator.document import *
from generator.formats.docx import HouseStyle, write
style = HouseStyle.from_bytes(sys.stdin.buffer.read())
write(Document(Meta("T", "nl", "C", "A"), (Heading(1, (Text("T"),), "t"),)), style)
print(*{"docx", "lxml", "zipfile"} & set(sys.modules))
"""
    command = [sys.executable, "-c", script]
    run = subprocess.run(command, cwd=repository, input=shipped().to_bytes(), capture_output=True, check=True)
    assert run.stdout.split() == [], "import these where a house style is prepared, and nowhere else"


def test_the_parts_are_what_they_were(golden: Goldens) -> None:
    data = write(samples.statement(draft=True, with_logo=True), shipped())
    shown = [name for name in names(data) if not name.startswith(("word/media", "word/theme"))]
    golden.check("docx/statement.txt", "".join(f"\n=== {name}\n{readable(part(data, name))}\n" for name in shown))
