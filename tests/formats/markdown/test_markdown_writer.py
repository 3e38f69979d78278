"""The Markdown of a statement reads back as the same statement, here and in every other program, and reads well."""

import json
import subprocess
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.document import (
    Block,
    Content,
    Document,
    Heading,
    LineBreak,
    List,
    ListItem,
    Meta,
    Paragraph,
    Table,
    Text,
)
from generator.document.slots import Slot, fill, marker
from generator.document.walk import contents, joined, plain
from generator.formats.markdown.reader import read
from generator.formats.markdown.writer import write
from tests.support import commonmark, programs
from tests.support.strategies import documents, texts

META = Meta("Titel", "nl-NL", "Bedrijf", "Bedrijf")
TITLE = Heading(1, (Text("Titel"),), "titel")
SKELETON = """\
# {0} {{#titel}}

{0} is **{0}**, *{0}* en [{0}](mailto:{1}) of _**{0}**_.
{0}\\
{0} **{0}**{0}

- {0}
  - x{0}y

1. {0} [**{0}**](https://example.nl/)!

| {0} | b |
| --- | --- |
| a{0} | {0}{0} |
"""


def document(*blocks: Block) -> Document:
    return Document(META, (TITLE, *blocks))


def paragraph(*content: Text | LineBreak | str) -> Paragraph:
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in content))


def item(*blocks: Paragraph | List | str) -> ListItem:
    return ListItem(tuple(paragraph(block) if isinstance(block, str) else block for block in blocks))


def markdown(*blocks: Block) -> str:
    """What is written after the title."""
    return write(document(*blocks)).decode().removeprefix('# Titel <a id="titel"></a>\n').removeprefix("\n")


def strong(text: str) -> Text:
    return Text(text, strong=True)


def slanted(text: str) -> Text:
    return Text(text, emphasis=True)


def link(text: str, href: str = "https://example.nl") -> Text:
    return Text(text, href=href)


@given(documents())
@example(document(paragraph("x", strong("("), "y", slanted("z"), "q")))
@example(document(paragraph("x", strong("a"), Text("b", True, True), "y")))
@example(document(paragraph(strong(" a"), slanted("b "), "c", Text("d", True, True), strong("e"))))
def test_a_statement_reads_back_as_itself(statement: Document) -> None:
    written = write(statement).decode()
    found, diagnostics = read(written, "statement.md")
    assert not diagnostics, f"the reader refuses what the writer wrote:\n{written}"
    assert_same(found, statement, written)


@given(documents())
def test_another_reader_of_markdown_sees_the_same_statement(statement: Document) -> None:
    written = write(statement).decode()
    assert_same(commonmark.read(written), statement, written)


def assert_same(found: tuple[Block, ...], statement: Document, written: str) -> None:
    for ours, wanted in zip_longest(found, joined(statement).blocks):
        # Not compared in the assert, where pytest takes minutes to show how two large blocks differ.
        same = ours == wanted
        assert same, f"the writer was given\n{wanted}\nand this was read back\n{ours}\nfrom\n{written}"


@pytest.mark.needs("pandoc")
@settings(max_examples=10, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(documents())
def test_pandoc_sees_the_same_words(statement: Document) -> None:
    command = [programs.path_of("pandoc"), "-f", "commonmark+pipe_tables", "-t", "json"]
    result = subprocess.run(command, input=write(statement), capture_output=True, check=True).stdout
    # pandoc composes characters.
    wanted = [unicodedata.normalize("NFC", plain(content)) for content in contents(statement.blocks)]
    seen = [unicodedata.normalize("NFC", text) for text in pandoc_contents(json.loads(result)["blocks"])]
    assert [text.removesuffix(" ") for text in seen] == wanted


def pandoc_contents(node: object) -> Iterator[str]:
    """The text of each piece of content in pandoc's tree, in reading order."""
    match node:
        case {"t": "Header", "c": [_, _, inlines]} | {"t": "Para" | "Plain", "c": inlines}:
            yield pandoc_text(inlines)
        case {"c": inside}:
            yield from pandoc_contents(inside)
        case list():
            for each in node:
                yield from pandoc_contents(each)


def pandoc_text(node: object) -> str:
    match node:
        case {"t": "Str", "c": str(text)}:
            return text
        case {"t": "Space" | "SoftBreak"}:
            return " "
        case {"t": "LineBreak"}:
            return "\n"
        case {"t": "Link", "c": [_, inlines, _]} | {"t": "Strong" | "Emph", "c": inlines}:
            return pandoc_text(inlines)
        case list():
            return "".join(map(pandoc_text, node))
        case _:
            return ""


@given(documents())
def test_one_statement_has_one_form(statement: Document) -> None:
    written = write(statement)
    again = Document(META, read(written.decode(), "statement.md")[0])
    assert write(joined(statement)) == write(again) == written, "the same statement was written in two ways"


NASTY = st.text(
    st.sampled_from(" \u00a0\u3000\u2028\ufeff\u200b*_[]()<>&;#|\\`~!{}-+=1.:a\u00e9\u20ac\"'")
    | st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]),
    min_size=1,
    max_size=8,
)
NASTY_RUNS = st.lists(
    st.builds(Text, NASTY, st.booleans(), st.booleans(), st.sampled_from([None, None, "https://example.nl"])),
    min_size=1,
    max_size=5,
).map(tuple)


@given(NASTY_RUNS, NASTY_RUNS)
def test_no_text_at_all_is_lost_or_changed(first: Content, second: Content) -> None:
    statement = document(
        Heading(2, first, "a"),
        Paragraph((*first, LineBreak(), *second)),
        List((ListItem((Paragraph(second),)),)),
        Table((first, second), ((second, first),)),
    )
    written = write(statement).decode()
    found, diagnostics = read(written, "statement.md")
    assert not diagnostics, f"the reader refuses what the writer wrote:\n{written}"
    assert_same(found, statement, written)
    assert_same(commonmark.read(written), statement, written)


@given(texts())
def test_a_value_that_is_put_into_a_slot_stays_itself(value: str) -> None:
    skeleton, diagnostics = read(SKELETON.format(marker(0), marker(1)), "section.md.jinja")
    assert not diagnostics
    slots = (Slot(value, ("controller", "legal_name")), Slot("info@example.nl", ("contact", "email")))
    filled = document(*fill(skeleton, slots)[1:])
    seen = "\n".join(map(plain, contents(filled.blocks)))
    assert seen.count(value) >= SKELETON.count("{0}") - 1, "the value is not in the tree as it is"
    written = write(filled).decode()
    assert_same(read(written, "statement.md")[0], filled, written)


@pytest.mark.parametrize(
    "text",
    [
        "Smart & Co. B.V., art. 6 lid 1 onder f, tel. (033) 496 12 34, info@example.nl",
        "jan_de_vries@example.nl of https://example.nl/a_b?c=d&e=f#g",
        "‘Zo’, “zo” – en zo… € 1.250,00; 20%; 3 + 4 = 7; a/b; a - b; #1; > 16 jaar; < 3; R&D",
        "2025 is een jaar",
        "(a) eerst; (b) dan",
        "e-mail, +31 33 496 12 34",
    ],
)
def test_ordinary_words_have_no_escapes(text: str) -> None:
    assert markdown(paragraph(text)) == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. Eerste", "1\\. Eerste"),
        ("- streep", "\\- streep"),
        ("# kop", "\\# kop"),
        ("> citaat", "\\> citaat"),
        ("---", "\\---"),
        ("a | b", "a \\| b"),
        ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("[x](y)", "\\[x\\](y)"),
        ("<script>", "\\<script>"),
        ("&amp; & &copy", "\\&amp; & &copy"),
        ("C:\\map", "C:\\\\map"),
        ("x {#y}", "x \\{#y}"),
        ("a  b ", "a &#32;b&#32;"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, written: str) -> None:
    assert markdown(paragraph(text)) == f"{written}\n"


def test_a_statement_starts_with_its_title_and_ends_with_a_line_end() -> None:
    assert write(document(paragraph("Wij."))) == b'# Titel <a id="titel"></a>\n\nWij.\n'


def test_bold_slanted_and_linked_text_nest() -> None:
    content = (slanted("a "), Text("b", True, True), strong(" c"), " ", link("d", "mailto:d@example.nl"), slanted("e"))
    assert markdown(paragraph(*content)) == "_a **b**_**&#32;c** [d](mailto:d@example.nl)_e_\n"
    assert markdown(paragraph("a ", slanted("b"), ".")) == "a *b*.\n"


def test_a_character_is_a_reference_where_it_would_keep_a_mark_from_being_one() -> None:
    assert markdown(paragraph("voor", strong("(b)"), "na")) == "voo&#114;**(b)**&#110;a\n"
    assert markdown(paragraph("voor", strong("bb"), "na")) == "voor**bb**na\n"
    assert markdown(paragraph("Let op!", link("zie"))) == "Let op\\![zie](https://example.nl)\n"


def test_each_sentence_has_a_line() -> None:
    written = markdown(paragraph("Wij bewaren. U vraagt? Ja! (Ook zo.) “Echt.” Einde… Ja, € 5. 14 dagen. en klein."))
    assert written.splitlines() == [
        "Wij bewaren.",
        "U vraagt?",
        "Ja!",
        "(Ook zo.)",
        "“Echt.”",
        "Einde…",
        "Ja, € 5. 14 dagen. en klein.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Smart2Led B.V. Duiven",
        "T.a.v. De directie",
        "Zie art. IV en nr. X van dhr. J. de Vries, d.w.z. Jan, enz. En bijv. Piet",
        "1. Eerste doel",
        "wij gebruiken example.nl Daarna",
        "De heer A. B. Jansen (jr. Jansen)",
    ],
)
def test_a_full_stop_that_ends_no_sentence_ends_no_line(text: str) -> None:
    assert len(markdown(paragraph(text)).splitlines()) == 1


def test_a_sentence_in_bold_has_a_line_and_one_in_a_link_has_not() -> None:
    assert markdown(paragraph(strong("Een. Twee."), " Drie. ", link("Vier. Vijf."), " Zes.")) == (
        "**Een.\nTwee.**\nDrie.\n[Vier. Vijf.](https://example.nl)\nZes.\n"
    )


def test_a_line_break_is_a_backslash() -> None:
    assert markdown(paragraph("Straat 1", LineBreak(), "- Plaats")) == "Straat 1\\\n\\- Plaats\n"
    assert markdown(paragraph("Titel", LineBreak(), "===")) == "Titel\\\n\\===\n"


def test_a_list_is_as_tight_as_it_can_be() -> None:
    inner = List((item("b"), item("c")), ordered=True)
    assert markdown(List((item("Een. Twee.", inner), item("d")))) == "- Een.\n  Twee.\n  1. b\n  2. c\n- d\n"
    assert markdown(List((item("a", "b"), item("c")))) == "- a\n\n  b\n\n- c\n"
    assert markdown(List((item("a", replace(inner, start=3)),))) == "- a\n\n  3. b\n  4. c\n"


def test_numbers_count_up_and_what_belongs_to_them_is_indented_as_far_as_they_are_wide() -> None:
    nested = List((item("x"),))
    assert markdown(List((item("a", nested), item("b", nested)), ordered=True, start=9)) == (
        "9. a\n   - x\n10. b\n    - x\n"
    )


def test_two_lists_in_a_row_stay_two_lists() -> None:
    bullets, numbers = List((item("a"),)), List((item("b"),), ordered=True)
    written = markdown(bullets, bullets, bullets, numbers, numbers, bullets)
    assert written == "- a\n\n* a\n\n- a\n\n1. b\n\n1) b\n\n- a\n"


def test_a_table_has_a_line_for_each_row_and_no_padding() -> None:
    table = Table(((Text("Soort"),), (Text("Termijn"),)), (((Text("a|b"),), (strong("1 jaar"),)), ((), (Text("x"),))))
    assert markdown(table) == "| Soort | Termijn |\n| --- | --- |\n| a\\|b | **1 jaar** |\n|  | x |\n"
    assert read(write(document(table)).decode(), "a.md")[0][1] == table


@pytest.mark.parametrize(
    "block",
    [
        Table(((Text("a"), LineBreak(), Text("b")),), (((Text("c"),),),)),
        Heading(2, (Text("a"), LineBreak(), Text("b")), "a"),
        paragraph("a", LineBreak()),
    ],
)
def test_a_line_break_that_markdown_has_no_form_for_is_refused(block: Block) -> None:
    with pytest.raises(ValueError, match="Markdown has no line break"):
        write(document(block))
