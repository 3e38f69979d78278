"""Markdown is read as every other program reads it, or refused at the place that they would differ about."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.diagnostics import Severity
from generator.document import Block, Content, Heading, Inline, LineBreak, List, ListItem, Paragraph, Table, Text
from generator.document.walk import contents, join, plain
from generator.formats.markdown.reader import read
from generator.formats.markdown.reader.refusal_rules import RULES
from tests.support import commonmark

SLOT = "\ue0007\ue001"

REFUSED = [
    # code, Markdown, line:column of the finding
    ("tab", "een\ttab", "1:4"),
    ("control-character", "een\x02teken", "1:4"),
    ("control-character", "\ufeff# Titel {#titel}", "1:1"),
    ("private-character", "een \ue002 teken", "1:5"),
    ("private-character", "een \ue000x\ue001 teken", "1:5"),
    ("private-character", "een \ue0001 teken", "1:5"),
    ("white-space", "tekst\u00a0", "1:6"),
    ("white-space", "| a |\n| --- |\n|\u3000b |", "3:2"),
    ("character-reference", "een &#7; en &#xE000;", "1:5"),
    ("code-block", "tekst\n\n    ingesprongen", "3:5"),
    ("code-block", "```\ntekst\n```", "1:1"),
    ("code-block", "tekst\n~~~", "2:1"),
    ("code-block", "-      te ver", "1:1"),
    ("quote", "tekst\n> citaat", "2:1"),
    ("rule", "tekst\n\n* * *", "3:1"),
    ("heading-underlined", "tekst\n---", "2:1"),
    ("link-definition", "[x]: https://example.nl", "1:1"),
    ("heading-space", "##Kop {#kop}", "1:1"),
    ("heading-level", "##### Kop {#kop}", "1:1"),
    ("heading-skips", "# Titel {#titel}\n\n### Kop {#kop}", "3:1"),
    ("heading-empty", "## {#kop}", "1:1"),
    ("heading-anchor", "tekst\n## Kop", "2:1"),
    ("heading-anchor", "## Kop \\{#kop}", "1:1"),
    ("anchor-name", "## Kop {#Kop}", "1:8"),
    ("anchor-name", '## Kop <a id="1"></a>', "1:8"),
    ("anchor-place", "tekst {#kop}", "1:7"),
    ("anchor-twice", '## Een {#kop}\n\n## Twee <a id="kop"></a>', "3:1"),
    ("item-empty", "- een\n-\n- drie", "2:1"),
    ("item-start", "- - een", "1:1"),
    ("item-content", "- een\n\n  ## Kop {#kop}", "3:3"),
    ("item-content", "- een\n\n  | a |\n  | --- |", "3:3"),
    ("item-unindented", "- een\n- twee\nDaarna", "3:1"),
    ("list-indent", "- een\n - twee", "2:2"),
    ("list-indent", "- een\n\n alinea", "3:2"),
    ("list-indent", "- een\n      - twee", "2:7"),
    ("list-depth", "".join(f"{'  ' * depth}- x\n" for depth in range(10)), "10:19"),
    ("list-number", "In het jaar\n2018. Dat was toen.", "2:1"),
    ("table-cells", "| a | b |\n| --- | --- |\n| c |", "3:1"),
    ("table-edges", "a | b\n--- | ---\nc | d", "1:1"),
    ("table-bar", "| a | b |\n| --- | --- |\n| c\\\\| d |", "3:4"),
    ("table-alignment", "| a |\n| :-- |\n| b |", "2:3"),
    ("table-unclear", "tekst\n| a |\n| --- |", "2:1"),
    ("table-unclear", "tekst\n:-:", "2:1"),
    ("html", "een <b>woord", "1:5"),
    ("html", "een <!-- opmerking -->", "1:5"),
    ("html", "een <https://example.nl>", "1:5"),
    ("html", f"een <{SLOT}>", "1:5"),
    ("image", "een ![beeld](beeld.png)", "1:5"),
    ("code", "een `woord`", "1:5"),
    ("code", "| a | b |\n| --- | --- |\n| `c | d` |", "3:3"),
    ("strikethrough", "een ~~woord~~", "1:5"),
    ("emphasis", "een **woord", "1:5"),
    ("emphasis", "een **ster\n**op twee", "1:5"),
    ("emphasis", "regel een,\nvoetnoot*", "2:9"),
    ("emphasis", "**a *b** c*", "1:5"),
    ("emphasis", "*a _b* c", "1:4"),
    ("emphasis", "prijs**€5**", "1:6"),
    ("link", "een [woord](https://example.nl 'titel')", "1:11"),
    ("link", "een [woord [in een](https://example.nl) woord](https://b.example)", "1:46"),
    ("link-empty", "een [](https://example.nl)", "1:5"),
    ("link-address", "een [woord](javascript:alert)", "1:13"),
    ("link-address", "een [woord](privacy.html)", "1:13"),
    ("link-address", "een [woord](https://example.nl&#7;)", "1:13"),
    ("break-at-end", "straat\\\nplaats\\", "2:1"),
    ("spaces-at-end", "straat  \nplaats", "1:1"),
]


def content(markdown: str) -> Content:
    """The content of the one paragraph that a text is."""
    (block,) = blocks(markdown)
    assert isinstance(block, Paragraph)
    return block.content


def blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a text that must have no findings."""
    found, diagnostics = read(markdown, "a.md")
    assert not diagnostics, f"read this without a finding: {markdown!r}"
    return found


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def bullets(*items: str | ListItem) -> List:
    return List(tuple(item if isinstance(item, ListItem) else ListItem((paragraph(item),)) for item in items))


@pytest.mark.parametrize(("code", "markdown", "place"), REFUSED)
def test_what_the_tree_cannot_hold_or_readers_differ_about_is_found_at_its_place(
    code: str, markdown: str, place: str
) -> None:
    diagnostics = read(markdown, "a.md")[1]
    found = [f"{each.code} {each.location.line}:{each.location.column}" for each in diagnostics]
    assert f"{code} {place}" in found, f"expected {code} at {place} in {markdown!r}, found {found}"


def test_every_rule_of_the_reader_has_an_example() -> None:
    missing = set(RULES) - {code for code, _, _ in REFUSED}
    assert not missing, f"add an example to REFUSED for {missing}"


def test_a_finding_shows_its_line_and_says_what_to_do() -> None:
    (finding,) = read("goed\n\nfout <b>", "templates/a.md.jinja", first_line=10)[1]
    assert (str(finding.location), finding.location.source) == ("templates/a.md.jinja:12:6", "fout <b>")
    assert finding.hint


def test_all_findings_come_at_once_and_a_text_with_errors_has_no_blocks() -> None:
    found, diagnostics = read("## Kop\n\n<b>\n\n> citaat\n\n| a | b |\n|---|---|\n| c |\n", "a.md")
    assert found == ()
    assert [each.code for each in diagnostics] == ["heading-anchor", "html", "quote", "table-cells"]


def test_the_same_fault_twice_in_a_paragraph_is_found_at_both_places() -> None:
    diagnostics = read("een <b>\ntwee <b> drie <b>", "a.md")[1]
    assert [(each.location.line, each.location.column) for each in diagnostics] == [(1, 5), (2, 6), (2, 15)]


def test_spaces_at_the_end_of_a_line_are_a_warning_and_no_line_break() -> None:
    found, (warning,) = read("straat  \nplaats", "a.md")
    assert warning.severity is Severity.WARNING
    assert found == (paragraph("straat plaats"),)


def test_each_block_at_the_top_knows_its_template() -> None:
    found = read("## Kop {#kop}\n\nalinea\n\n- item\n\n| a |\n| --- |\n| b |\n", "templates/a.md.jinja")[0]
    assert [block.template for block in found] == ["templates/a.md.jinja"] * 4


@pytest.mark.parametrize("anchor", ["{#over-ons}", '<a id="over-ons"></a>', "{#over-ons}  "])
def test_a_heading_takes_its_anchor_in_both_forms(anchor: str) -> None:
    assert blocks(f"## Over **ons** {anchor}\ntekst") == (
        Heading(2, (Text("Over "), Text("ons", strong=True)), "over-ons"),
        paragraph("tekst"),
    )


def test_a_list_may_follow_a_line_of_text() -> None:
    assert blocks("Wij bewaren:\n- een\n- twee\n") == (paragraph("Wij bewaren:"), bullets("een", "twee"))


@pytest.mark.parametrize(("mark", "indent"), [("-", 2), ("-", 3), ("-", 4), ("1.", 2), ("1.", 3), ("1.", 4)])
def test_what_belongs_to_an_item_is_indented_by_two_three_or_four(mark: str, indent: int) -> None:
    margin = " " * indent
    (outer,) = blocks(f"{mark} een\n{margin}- twee\n{margin}{margin}- drie\n\n{margin}alinea\n{mark} vier\n")
    inner = bullets(ListItem((paragraph("twee"), bullets("drie"))))
    items = (ListItem((paragraph("een"), inner, paragraph("alinea"))), ListItem((paragraph("vier"),)))
    assert outer == List(items, ordered=mark == "1.")


def test_an_item_after_a_paragraph_of_the_item_before_it_is_an_item() -> None:
    (found,) = blocks("1. een\n\n   nog iets\n\n2. twee\n")
    assert found == List((ListItem((paragraph("een"), paragraph("nog iets"))), ListItem((paragraph("twee"),))), True)


def test_another_bullet_or_another_sign_after_the_number_starts_another_list() -> None:
    assert blocks("- a\n* b\n\n3. c\n4) d\n") == (
        bullets("a"),
        bullets("b"),
        List((ListItem((paragraph("c"),)),), True, 3),
        List((ListItem((paragraph("d"),)),), True, 4),
    )


def test_an_item_may_go_on_on_the_next_line_when_that_is_indented() -> None:
    assert blocks("- een\n  twee\n-   drie\n    vier\n") == (bullets("een twee", "drie vier"),)


def test_a_line_end_is_a_space_and_a_backslash_before_it_a_line_break() -> None:
    assert content("een\ntwee  drie\\\n  vier") == (Text("een twee drie"), LineBreak(), Text("vier"))


def test_characters_are_what_their_escapes_and_references_mean() -> None:
    assert plain(content("&lt;b&gt; &amp;amp; &#126;~ \\*\\_\\# &eacute;&nbsp;x &onzin; & R&D AT&T; C:\\map")) == (
        "<b> &amp; ~~ *_# é\u00a0x &onzin; & R&D AT&T; C:\\map"
    )


def test_formatting_nests_and_joins() -> None:
    assert content("a **b *c* [d _e_](https://example.nl/f_(g))** *h*") == (
        Text("a "),
        Text("b ", strong=True),
        Text("c", strong=True, emphasis=True),
        Text(" ", strong=True),
        Text("d ", strong=True, href="https://example.nl/f_(g)"),
        Text("e", strong=True, emphasis=True, href="https://example.nl/f_(g)"),
        Text(" "),
        Text("h", emphasis=True),
    )
    assert content("**a*b*c**") == (Text("a", True), Text("b", True, True), Text("c", True))


@pytest.mark.parametrize("text", ["jan_de_vries@example.nl", "5 * 3", "a < 3", "[sic]", "20 %", "a | b", "{x}", "~16"])
def test_a_character_that_nobody_takes_for_markup_is_a_character(text: str) -> None:
    assert content(text) == (Text(text),)


@pytest.mark.parametrize(
    "markdown",
    [
        "## {} {{#kop}}",
        "tekst {} tekst",
        "{}",
        "**{}**",
        "*{}*",
        "[{}](https://example.nl)",
        "[post](mailto:{})",
        "[{}]({})",
        "- een\n  - {}",
        "| {} | b |\n| --- | --- |\n| c | {} |",
        "{}\\\n{}",
    ],
)
def test_a_slot_comes_through_wherever_a_value_may_stand(markdown: str) -> None:
    found = blocks(markdown.format(*[SLOT] * 2))
    runs = [inline for each in contents(found) for inline in each if isinstance(inline, Text)]
    seen = sum(run.text.count(SLOT) + (run.href or "").count(SLOT) for run in runs)
    assert seen == markdown.count("{}"), f"a slot was lost in {markdown!r}"


def test_line_ends_of_windows_are_line_ends() -> None:
    assert blocks("een\r\ntwee\r\n\r\ndrie\r\n") == (paragraph("een twee"), paragraph("drie"))


def test_nothing_is_read_from_nothing() -> None:
    assert read("", "a.md") == ((), ())
    assert read(" \n\n", "a.md") == ((), ())


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    texts = ["*a* [b](https://example.nl) <b>", "## K {#k}\n\n- a\n  - b", "| a | b |\n| - | - |\n| **c** | \\* |"] * 20
    alone = [read(text, "a.md") for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: read(text, "a.md"), texts))
    assert together == alone, "reading several texts at once changed what was read"


def test_the_reader_says_what_the_repository_s_own_statements_say(repository: Path) -> None:
    for path in sorted((repository / "tests" / "golden").rglob("*.md")):
        text = path.read_text("utf-8")
        assert blocks(text) == commonmark.read(text), f"{path.name} reads otherwise with markdown-it-py"


INLINE_SOUP = r"a b é € . ( ) * ** _ __ *** [ ]( [a](https://x.nl) (https://x.nl) \* \ &amp; & < " + SLOT
BLOCK_SOUP = ["a", "- ", "* ", "1. ", "2. ", "10) ", "# a {#b}", "|", "| a | b |", "| - | - |", "|-", "---", "===", ">"]
SPACES = [" ", " ", "  ", "   ", "    ", "\n", "\n", "\n\n", "\\\n", "\n  ", "\n   ", "\n    "]


@given(st.lists(st.sampled_from([*INLINE_SOUP.split(), " ", " ", "\n"]), max_size=16).map("".join))
@example("**[*](https://x.nl)**")
@example("a**(b)**c *d **e** f*")
def test_a_line_that_is_read_is_read_as_commonmark(markdown: str) -> None:
    assert_read_as_commonmark(markdown)


@given(st.lists(st.sampled_from([*INLINE_SOUP.split(), *BLOCK_SOUP * 2, *SPACES * 3]), max_size=16).map("".join))
@example("- a\n  b\n\n  c\n- d\n  1. e\n\n     f")
@example("| a |\n| - |\n| b\\| |\n\n1. a\n- b")
@example("|| a |\n||-|")
@example("| - |\n    | - |")
def test_a_text_that_is_read_is_read_as_commonmark(markdown: str) -> None:
    assume(not is_indented_by_less_than_the_marker(markdown))
    assert_read_as_commonmark(markdown)


def assert_read_as_commonmark(markdown: str) -> None:
    found, diagnostics = read(markdown, "a.md")
    lines = markdown.split("\n")
    for each in diagnostics:
        line = lines[each.location.line - 1]
        assert each.location.source == line and each.location.column <= len(line) + 1, "this place does not exist"
    if not diagnostics:
        theirs = commonmark.read(re.sub(r" *(?<!\\)\{#(b)\} *$", r' <a id="\1"></a>', markdown, flags=re.MULTILINE))
        same = list(map(tidy, found)) == list(map(tidy, theirs))
        assert same, f"markdown-it-py reads this otherwise, so refuse it with a rule of its own:\n{markdown}"


def is_indented_by_less_than_the_marker(markdown: str) -> bool:
    """Whether something under ``1.`` is indented by two: the one thing that we read and CommonMark does not."""
    items = re.finditer(r"^( *)((?:[-+*] +)*(?:\d+[.)] +|[-+*] +)).*(?=\n\s*?( *)\S)", markdown, re.MULTILINE)
    return any(2 <= len(item[3]) < len(item[1]) + len(item[2]) for item in items)


def tidy(block: Block) -> Block:
    """A block with single spaces and none at the edges of a line, as a page shows it."""
    match block:
        case List():
            items = (
                tuple(b for each in item.blocks if isinstance(b := tidy(each), Paragraph | List))
                for item in block.items
            )
            return replace(block, items=tuple(map(ListItem, items)))
        case Table():
            return Table(tuple(map(tidy_content, block.header)), tuple(tuple(map(tidy_content, r)) for r in block.rows))
        case _:
            return replace(block, content=tidy_content(block.content))


def tidy_content(content: Content) -> Content:
    result: list[Inline] = []
    start = True
    for inline in content:
        if isinstance(inline, LineBreak):
            strip_end(result)
            result.append(inline)
        elif text := re.sub(" +", " ", inline.text).removeprefix(" " if start else ""):
            result.append(replace(inline, text=text))
        last = result[-1] if result else LineBreak()
        start = isinstance(last, LineBreak) or last.text.endswith(" ")
    strip_end(result)
    return join(tuple(result))


def strip_end(line: list[Inline]) -> None:
    if line and isinstance(last := line[-1], Text):
        line[-1] = replace(last, text=last.text.removesuffix(" "))
