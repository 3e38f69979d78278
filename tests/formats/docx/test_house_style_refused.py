"""House styles that cannot be used: every unfit document is refused with the reason, and no file gives a traceback."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics, Severity
from generator.formats.docx import load_style, write
from tests.support import samples
from tests.support.house_styles import MAIN_TYPE, dutch, dutch_parts, loaded, with_header, zipped
from tests.support.house_styles import paragraph as typed


def problems(data: bytes) -> Diagnostics:
    """The diagnostics of a document that must be refused; each says where and what to do."""
    made, found = load_style(data, "templates/style.docx")
    assert made is None, "this house style must be refused"
    assert all(each.location.path == "templates/style.docx" and each.hint for each in found)
    return found


def with_part(name: str, content: bytes) -> bytes:
    return zipped(dutch_parts() | {name: content})


def with_relationship(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    parts = dutch_parts()
    row = f'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    row += f'Target="{target}"{mode}/></Relationships>'
    name = "word/_rels/header1.xml.rels"
    return zipped(parts | {name: parts[name].replace(b"</Relationships>", row.encode())})


def with_type(old: bytes, new: bytes) -> bytes:
    parts = dutch_parts()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(old, new)
    return zipped(parts)


def encrypted() -> bytes:
    """A document whose entries say that they are encrypted."""
    data = bytearray(dutch())
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 1)
    return bytes(data)


def lying(size: int) -> bytes:
    """A document whose archive gives another size for a part than the part has."""
    data = bytearray(zipped(dutch_parts() | {"word/theme/theme9.xml": b"<a>" + b" " * 5_000 + b"</a>"}))
    name = data.rfind(b"word/theme/theme9.xml")
    data[name - 22 : name - 18] = size.to_bytes(4, "little")
    return bytes(data)


REFUSED = {
    "nothing": (b"", "house-style-unreadable", "no Word document"),
    "text": (b"Beste meneer", "house-style-unreadable", "no Word document"),
    "half a file": (dutch()[:4000], "house-style-unreadable", "no Word document"),
    "an old or locked document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "house-style-unreadable", "password"),
    "an encrypted zip": (encrypted(), "house-style-unreadable", "encrypted"),
    "another zip": (zipped({"a.txt": b"a"}), "house-style-unreadable", "no Word document"),
    "a sheet": (with_type(MAIN_TYPE, b"spreadsheetml.sheet.main+xml"), "house-style-unreadable", "another program"),
    "macros": (
        with_type(b"rels+xml", b"x") and with_type(MAIN_TYPE, b"x.macroEnabled.main+xml"),
        "house-style-macros",
        "macros",
    ),
    "a linked picture": (with_relationship("image", "http://example.com/a.png"), "house-style-external", "example.com"),
    "a linked object": (with_relationship("oleObject", "file:a.xls"), "house-style-external", "a.xls"),
    "a damaged part": (with_part("word/styles.xml", b"<w:styles"), "house-style-unreadable", "word/styles.xml"),
    "an entity": (
        with_part("word/styles.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        "house-style-unreadable",
        "declaration",
    ),
    "an unknown marker": (with_header(typed("{{directeur}}")), "house-style-marker", "{{directeur}}"),
    "a zip bomb": (with_part("word/media/a.png", bytes(30_000_000)), "house-style-too-large", "200 times"),
    "a huge part": (
        with_part("word/a.xml", b"<a>" + b"0123456789abcdef" * 400_000 + b"</a>"),
        "house-style-too-large",
        "5 MB",
    ),
    "a part larger than its archive says": (lying(5), "house-style-unreadable", "theme9.xml"),
    "a part smaller than its archive says": (lying(6_000), "house-style-unreadable", "theme9.xml is not of the size"),
    "many parts": (
        zipped(dutch_parts() | {f"a{number}.txt": b"" for number in range(200)}),
        "house-style-too-large",
        "200",
    ),
}


@pytest.mark.parametrize(("data", "code", "words"), REFUSED.values(), ids=REFUSED)
def test_an_unfit_house_style_is_refused_with_the_reason(data: bytes, code: str, words: str) -> None:
    found = problems(data)
    assert found[0].code == code
    assert words in found[0].message
    assert found[0].severity is Severity.ERROR


def test_what_a_header_cannot_carry_over_is_refused() -> None:
    chart = '<w:p><w:r><w:drawing><c:chart xmlns:c="c" r:id="rId9"/></w:drawing></w:r></w:p>'
    (found,) = problems(with_header(chart))
    assert found.code == "house-style-embedded"


def test_a_link_and_the_template_behind_the_document_are_no_reason_to_refuse() -> None:
    loaded(with_relationship("hyperlink", "https://www.example.nl"))
    loaded(dutch())


def test_other_paper_than_a4_is_reported_and_used() -> None:
    letter = dutch(("word/document.xml", 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'))
    made, (found,) = load_style(letter, "templates/style.docx")
    assert (found.code, found.severity) == ("house-style-paper", Severity.WARNING)
    assert made is not None, "paper is the officer's choice"
    assert made.text_width == 12240 - 1985 - 1701


@given(st.integers(0, len(dutch()) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_gives_a_reason_and_never_a_traceback(place: int, damage: bytes) -> None:
    data = dutch()
    made, found = load_style(data[:place] + damage + data[place + len(damage) :], "style.docx")
    assert (made is None) == any(each.severity is Severity.ERROR for each in found)


XML_PARTS = sorted(name for name in dutch_parts() if name.endswith((".xml", ".rels")))


@given(st.sampled_from(XML_PARTS), st.integers(0, 60), st.sampled_from(["", "x", "-1", "99999999999", "{{", "é"]))
def test_any_value_in_a_part_is_survived(name: str, number: int, replacement: str) -> None:
    parts = dutch_parts()
    pieces = parts[name].decode().split('"')
    inside = [place for place in range(1, len(pieces), 2) if not pieces[place].startswith("http")]
    pieces[inside[number % len(inside)]] = replacement
    made, _ = load_style(zipped(parts | {name: '"'.join(pieces).encode()}), "style.docx")
    if made is not None:
        write(samples.statement(draft=True, with_logo=True), made)
