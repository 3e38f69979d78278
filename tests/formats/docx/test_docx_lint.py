"""The lint finds what it is for: each fault planted in a good document is named, and in the good one there is none."""

import pytest

from generator.formats.docx import write
from tests.support import samples
from tests.support.docx_lint import lint
from tests.support.docx_parts import names, part
from tests.support.house_styles import shipped, zipped

GOOD = write(samples.statement(draft=True, with_logo=True), shipped())
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
RELATIONSHIPS, CORE, TYPES = "word/_rels/document.xml.rels", "docProps/core.xml", "[Content_Types].xml"
EMPTY = '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p>'

FAULTS = {
    "not well-formed": (DOCUMENT, "</w:body>", "</w:bod>"),
    "paragraph style Kopp missing": (DOCUMENT, 'w:val="Heading1"', 'w:val="Kopp"'),
    "character style Normal missing": (DOCUMENT, '<w:rStyle w:val="Hyperlink"/>', '<w:rStyle w:val="Normal"/>'),
    "numId 77 missing": (DOCUMENT, '<w:numId w:val="', '<w:numId w:val="77"/><w:x w:val="'),
    "relationship rIdX missing": (DOCUMENT, 'r:id="rIdLink1"', 'r:id="rIdX"'),
    "part styles2.xml missing": (RELATIONSHIPS, 'Target="styles.xml"', 'Target="styles2.xml"'),
    "fetched from elsewhere": (RELATIONSHIPS, 'relationships/hyperlink"', 'relationships/image"'),
    "is no address": (RELATIONSHIPS, "https://www.dijkhoek.example/contact", "https://www.dijkhoek.example/con tact"),
    "no content type": (TYPES, "/word/styles.xml", "/word/styles2.xml"),
    "which is not there": (TYPES, "/word/header1.xml", "/word/header9.xml"),
    "bookmark doelen twice": (DOCUMENT, 'w:name="rechten"', 'w:name="Doelen"'),
    "no name that Word allows": (DOCUMENT, 'w:name="rechten"', 'w:name="uw rechten"'),
    "ends and does not start": (DOCUMENT, '<w:bookmarkEnd w:id="3"/>', ""),
    "link to missing bookmark": (DOCUMENT, 'w:anchor="beveiliging"', 'w:anchor="veiligheid"'),
    "field not closed": (DOCUMENT, '<w:fldChar w:fldCharType="end"/>', ""),
    "field ends without a beginning": (DOCUMENT, '<w:fldChar w:fldCharType="begin"/>', ""),
    "field asks to be updated": (DOCUMENT, 'w:fldCharType="begin"', 'w:dirty="true" w:fldCharType="begin"'),
    "asks whether to update fields": (SETTINGS, "<w:compat>", "<w:updateFields/><w:compat>"),
    "compatibility mode": (SETTINGS, 'w:val="15"', 'w:val="14"'),
    "cell does not end with a paragraph": (DOCUMENT, "</w:p></w:tc>", "</w:p><w:tcEnd/></w:tc>"),
    "row has cells": (DOCUMENT, "<w:tblGrid>", '<w:tblGrid><w:gridCol w:w="9"/>'),
    "without a repeated header row": (DOCUMENT, "<w:tblHeader/>", ""),
    "table without a text alternative": (DOCUMENT, "w:tblCaption", "w:tblCaptoin"),
    "pPr holds its children in the wrong order": (
        DOCUMENT,
        '<w:pStyle w:val="Title"/><w:keepNext/>',
        '<w:keepNext/><w:pStyle w:val="Title"/>',
    ),
    "whose place the lint does not know": (DOCUMENT, "<w:tblLayout ", "<w:tblLoyout "),
    "picture without a text alternative": ("word/header2.xml", 'descr="Installatietechniek De Dijkhoek"', 'descr=" "'),
    "two tables without a paragraph": (DOCUMENT, "</w:tbl>", "</w:tbl><w:tbl/>"),
    "nothing after the last table": (DOCUMENT, "<w:sectPr>", "<w:tbl/><w:sectPr>"),
    "empty paragraph": (DOCUMENT, "</w:sdt>", f"</w:sdt>{EMPTY}"),
    "heading of level 3 under one of level 1": (DOCUMENT, 'w:val="Heading2"', 'w:val="Heading3"'),
    "core property title empty": (CORE, "<dc:title>Privacyverklaring</dc:title>", "<dc:title> </dc:title>"),
    "proofing language": (STYLES, 'w:lang w:val="nl-NL"', 'w:lang w:val="en-US"'),
}


def test_a_good_document_has_no_fault() -> None:
    assert lint(GOOD) == []


@pytest.mark.parametrize(("fault", "planted"), FAULTS.items(), ids=FAULTS)
def test_a_planted_fault_is_found(fault: str, planted: tuple[str, str, str]) -> None:
    place, old, new = planted
    parts = {name: part(GOOD, name) for name in names(GOOD)}
    assert old.encode() in parts[place], f"{place} no longer holds {old}: plant this fault anew"
    parts[place] = parts[place].replace(old.encode(), new.encode(), 1)
    assert any(fault in found for found in lint(zipped(parts))), lint(zipped(parts))


def test_revisions_and_pictures_of_one_number_are_found() -> None:
    parts = {name: part(GOOD, name) for name in names(GOOD)}
    twice = b'<w:ins w:id="4"/><w:ins w:id="4"/></w:body>'
    assert lint(zipped(parts | {DOCUMENT: parts[DOCUMENT].replace(b"</w:body>", twice)})) == [
        "word/document.xml: revision id 4 twice"
    ]


def test_a_document_without_a_body_is_no_document() -> None:
    assert lint(zipped({"a.xml": b"<a/>"})) == ["no word/document.xml"]
