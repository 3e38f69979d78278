"""Fields and links in the header of a house style: what prints the page or the title stays, what fetches is refused."""

import pytest

from generator.diagnostics import Diagnostics
from generator.formats.docx import load_style
from tests.support.house_styles import OFFICE, dutch_parts, loaded, with_header, zipped

FETCHES = [
    'INCLUDEPICTURE "https://example.com/a.png" \\d',
    'includetext "C:\\\\geheim.docx"',
    'DDE cmd "/c calc"',
    'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
    'LINK Excel.Sheet.8 "a.xls"',
    'IMPORT "a.png"',
    'DATABASE \\d "a.mdb"',
    "MACROBUTTON Start Klik hier",
    "GOTOBUTTON a b",
    'AUTOTEXT "logo"',
    'RD "a.docx"',
    'HYPERLINK "javascript:alert(1)"',
    'HYPERLINK "file:a.exe"',
    'HYPERLINK "\\\\\\\\server\\\\a"',
    'HYPERLINK "https://example.nl" \\l "x" \\m "y',
    "FILLIN vraag",
    "PRINT 27",
    "NEPVELD",
    "{ }",
]
STAYS = [
    "PAGE",
    " PAGE  \\* MERGEFORMAT ",
    "page\\*arabic",
    "NUMPAGES",
    "SECTIONPAGES",
    'STYLEREF "Kop 1"',
    "TITLE",
    "AUTHOR",
    "DOCPROPERTY Company",
    'HYPERLINK "https://www.example.nl" \\o "naar de site" \\h',
    'HYPERLINK "mailto:info@example.nl"',
    "",
]


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str, tag: str = "instrText") -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:{tag} xml:space="preserve">{escaped}</w:{tag}></w:r>'


def spread(instruction: str) -> str:
    """A field whose instruction has a run for every two characters, as Word leaves it after some edits."""
    runs = "".join(code(instruction[at : at + 2]) for at in range(0, len(instruction), 2))
    return char("begin") + runs + char("separate") + "<w:r><w:t>1</w:t></w:r>" + char("end")


def simple(instruction: str) -> str:
    quoted = instruction.replace("&", "&amp;").replace('"', "&quot;")
    return f'<w:fldSimple w:instr="{quoted}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def deleted(instruction: str) -> str:
    """A field that tracked changes have taken out: who refuses the change brings it back."""
    runs = char("begin") + code(instruction, "delInstrText") + char("end")
    return f'<w:del w:id="1" w:author="a">{runs}</w:del>'


def unended(instruction: str) -> str:
    return char("begin") + code(instruction)


def nested(instruction: str) -> str:
    return char("begin") + code("IF ") + spread(instruction) + code(' = 1 "a" "b"') + char("separate") + char("end")


def in_the_result(instruction: str) -> str:
    return char("begin") + code("TITLE") + char("separate") + spread(instruction) + char("end")


FORMS = [spread, simple, deleted, unended, nested, in_the_result]


def found_in(markup: str) -> Diagnostics:
    return load_style(with_header(f"<w:p><w:r><w:t>Brief</w:t></w:r>{markup}</w:p>"), "templates/style.docx")[1]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("instruction", FETCHES)
def test_a_field_that_may_fetch_or_start_something_is_refused(instruction: str, form: object) -> None:
    assert callable(form)
    found = found_in(form(instruction))
    assert [each.code for each in found] == ["house-style-field"], f"{instruction} reaches every statement"
    assert found[0].location.path == "templates/style.docx"
    assert "header" in found[0].message
    assert found[0].hint


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("instruction", STAYS)
def test_a_field_of_the_page_or_the_document_stays(instruction: str, form: object) -> None:
    assert callable(form)
    assert not found_in(form(instruction))


@pytest.mark.parametrize("instruction", ["DATE", 'TIME \\@ "HH:mm"', "SAVEDATE", "PRINTDATE", "CREATEDATE"])
def test_a_date_that_moves_with_the_clock_is_refused_and_the_statements_own_is_offered(instruction: str) -> None:
    (found,) = found_in(spread(instruction))
    assert found.code == "house-style-field"
    assert "{{date}}" in found.hint


def test_a_field_whose_code_another_field_makes_is_refused() -> None:
    inner = spread("DOCPROPERTY Company")
    (found,) = found_in(char("begin") + inner + code(' "https://example.com/a"') + char("separate") + char("end"))
    assert found.code == "house-style-field"


def test_a_code_that_two_fields_would_make_together_is_not_taken_for_one() -> None:
    assert not found_in(spread("PAGE") + spread("NUMPAGES"))


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:c:/a.exe", "\\\\server\\a", "vbscript:x", "a.docx"])
def test_a_link_that_leads_to_no_address_of_the_web_is_refused(target: str) -> None:
    parts = dutch_parts()
    row = f'<Relationship Id="rId9" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/></Relationships>'
    name = "word/_rels/header1.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", row.encode())
    link = b'<w:p><w:hyperlink r:id="rId9"><w:r><w:t>klik</w:t></w:r></w:hyperlink></w:p></w:hdr>'
    parts["word/header1.xml"] = parts["word/header1.xml"].replace(b"</w:hdr>", link)
    made, found = load_style(zipped(parts), "templates/style.docx")
    assert made is None
    assert [each.code for each in found] == ["house-style-link"]
    parts[name] = parts[name].replace(target.encode(), b"https://www.example.nl")
    loaded(zipped(parts))


@pytest.mark.parametrize(
    "attribute", ['src="http://example.com/a.png"', 'href="javascript:alert(1)"', 'o:href="a.exe"']
)
def test_a_drawing_that_names_a_file_elsewhere_is_refused(attribute: str) -> None:
    spaces = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    found = found_in(f"<w:r><w:pict><v:shape {spaces}><v:imagedata {attribute}/></v:shape></w:pict></w:r>")
    assert [each.code for each in found] == ["house-style-link"]
