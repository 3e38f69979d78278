"""Values put into a tree of slots: text stays text, links stay where the template points them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document import Block, Heading, LineBreak, List, ListItem, Paragraph, Table, Text
from generator.document.slots import CLOSE, OPEN, Slot, fill, marker

KEY = ("controller", "short_name")
HOSTILE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cc", "Zl", "Zp")), min_size=1)


def paragraph(*texts: Text | LineBreak) -> tuple[Block, ...]:
    return (Paragraph(texts),)


def target(href: str, value: str) -> str:
    (block,) = fill(paragraph(Text("x", href=href)), [Slot(value, KEY)])
    assert isinstance(block, Paragraph)
    assert isinstance(block.content[0], Text)
    return block.content[0].href or ""


def test_a_marker_becomes_a_run_of_its_own_that_knows_its_key() -> None:
    (block,) = fill(paragraph(Text(f"Wij zijn {marker(0)}.", strong=True)), [Slot("Acme", KEY)])
    assert block == Paragraph((Text("Wij zijn ", strong=True), Text("Acme", strong=True), Text(".", strong=True)))
    assert isinstance(block, Paragraph)
    assert [run.key for run in block.content if isinstance(run, Text)] == [None, KEY, None]


def test_every_kind_of_block_is_filled() -> None:
    text = (Text(marker(0)),)
    blocks = (
        Heading(2, text, "a"),
        Paragraph(text),
        List((ListItem((Paragraph(text), List((ListItem((Paragraph(text),)),)))),), ordered=True, start=3),
        Table((text, text), ((text, text),)),
    )
    filled = repr(fill(blocks, [Slot("Acme", KEY)]))
    assert OPEN not in filled and CLOSE not in filled, "a marker was left in the tree"
    assert filled.count("'Acme'") == 8


def test_what_holds_no_slot_is_the_same_object() -> None:
    blocks = paragraph(Text("Wij."), LineBreak())
    (block,) = fill(blocks, [])
    assert isinstance(block, Paragraph)
    assert isinstance(blocks[0], Paragraph)
    assert block.content is blocks[0].content


def test_lines_of_a_value_become_line_breaks() -> None:
    (block,) = fill(paragraph(Text(marker(0))), [Slot("Kade 1\n\n1019 XX Amsterdam\n", KEY)])
    assert block == Paragraph((Text("Kade 1"), LineBreak(), Text("1019 XX Amsterdam")))


def test_an_empty_value_leaves_no_run() -> None:
    (block,) = fill(paragraph(Text(f"a{marker(0)}b")), [Slot("", KEY)])
    assert block == Paragraph((Text("a"), Text("b")))


def test_a_number_without_a_value_is_a_mistake_of_the_program() -> None:
    with pytest.raises(IndexError):
        fill(paragraph(Text(marker(1))), [Slot("a", KEY)])


@given(HOSTILE)
def test_the_visible_text_of_a_value_is_the_value(value: str) -> None:
    (block,) = fill(paragraph(Text(f"<{marker(0)}>")), [Slot(value, KEY)])
    assert isinstance(block, Paragraph)
    shown = "".join(run.text for run in block.content if isinstance(run, Text))
    assert shown == (f"<{value}>" if value.strip() else "<>")


@pytest.mark.parametrize(
    ("href", "value", "expected"),
    [
        (marker(0), "www.acme.example", "https://www.acme.example"),
        (marker(0), "https://acme.example/privacy?a=b#c", "https://acme.example/privacy?a=b#c"),
        (marker(0), "HTTP://acme.example", "http://acme.example"),
        (marker(0), "acme.example/pri vacy", "https://acme.example/pri%20vacy"),
        (marker(0), "acme.example/a%20b%zz", "https://acme.example/a%20b%25zz"),
        (marker(0), "café.example/é", "https://caf%C3%A9.example/%C3%A9"),
        (marker(0), "javascript:alert(1)", "https://javascript:alert%281%29"),
        (marker(0), "JaVaScRiPt://x", "https://JaVaScRiPt://x"),
        (marker(0), "acme.example@evil.example", "https://acme.example%40evil.example"),
        (marker(0), "a.example\\b", "https://a.example%5Cb"),
        (f"https://{marker(0)}", "www.acme.example/x", "https://www.acme.example/x"),
        (f"https://{marker(0)}", "https://www.acme.example/x", "https://www.acme.example/x"),
        (f"https://{marker(0)}/privacy", "HTTP://www.acme.example", "https://www.acme.example/privacy"),
        (f"mailto:{marker(0)}", "info+privacy@acme.example", "mailto:info+privacy@acme.example"),
        (f"mailto:{marker(0)}", "a@b.nl?bcc=c@d.nl&x", "mailto:a@b.nl%3Fbcc%3Dc@d.nl%26x"),
        (f"tel:{marker(0)}", "+31 (0)20 555", "tel:+31020555"),
        (f"https://x.example/?q={marker(0)}", "a&b=c/d", "https://x.example/?q=a%26b%3Dc%2Fd"),
        (f"#doel-{marker(0)}", "a b", "#doel-a%20b"),
        ("https://x.example", "unused", "https://x.example"),
    ],
)
def test_a_target_encodes_a_value_for_its_place(href: str, value: str, expected: str) -> None:
    assert target(href, value) == expected


@given(st.sampled_from([marker(0), f"https://{marker(0)}", f"mailto:{marker(0)}", f"tel:{marker(0)}"]), HOSTILE)
def test_no_value_chooses_the_scheme_of_a_link_or_leaves_its_target(href: str, value: str) -> None:
    written = target(href, value)
    assert written.startswith(("https://", "http://", "mailto:", "tel:"))
    assert not set(written) & set(" <>\"'()[]{}\\^`|\n") - set("'()"), f"not a target: {written}"
    assert written.isascii()
