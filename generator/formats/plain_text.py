"""Plain text as blocks: blank lines part paragraphs, a mark starts an item, a short open line is a heading."""

import re
from collections.abc import Iterator

from generator.document import Block, Content, Heading, LineBreak, List, ListItem, Paragraph, Text

_ITEM = re.compile(r"^\s*(?:[-*•·–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(?:artikel\s+)?\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=\S)", re.IGNORECASE)
_ENDS_OPEN = re.compile(r"[^.,:;!]$")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)\*\*")
LONGEST_HEADING = 100
"""In characters; a longer line is a paragraph."""


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, else UTF-16 where its mark says so, else what Windows writes in the west."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_text(text: str) -> tuple[Block, ...]:
    """The blocks of a text. What is a heading is a guess; the words and their order are not."""
    pieces = [piece.strip("\n") for piece in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))]
    full = [piece for piece in pieces if piece.strip()]
    return tuple(_joined(block for place, piece in enumerate(full) for block in _blocks(piece, place, len(full))))


def _blocks(piece: str, place: int, pieces: int) -> Iterator[Block]:
    lines = piece.split("\n")
    if len(lines) == 1 and _is_heading(lines[0]) and place + 1 < pieces:
        yield Heading(1 if place == 0 else 2, _content(lines[0]), "")
        return
    paragraph: list[str] = []
    items: list[str] = []
    for line in lines:
        if _ITEM.match(line):
            items.append(_ITEM.sub("", line))
        elif items:
            items[-1] += f" {line.strip()}"
        else:
            paragraph.append(line.strip())
    if paragraph:
        yield Paragraph(_lines(paragraph))
    if items:
        yield List(tuple(ListItem((Paragraph(_content(item)),)) for item in items))


def _is_heading(line: str) -> bool:
    text = line.strip()
    if len(text) > LONGEST_HEADING or not _ENDS_OPEN.search(text):
        return False
    if _NUMBER.match(text):
        return _NUMBER.sub("", text)[:1].isupper()
    return not _ITEM.match(text) and text[:1].isalnum()


def _lines(lines: list[str]) -> Content:
    """Lines that are all short, as of an address, keep their breaks; others are a paragraph that was wrapped."""
    if len(lines) > 1 and all(len(line) < LONGEST_HEADING / 2 for line in lines):
        return tuple(run for line in lines for run in (LineBreak(), Text(_bare(line))))[1:]
    return _content(" ".join(lines))


def _content(text: str) -> Content:
    return (Text(" ".join(_bare(text).split())),)


def _bare(text: str) -> str:
    return _BOLD.sub(r"\1", text)


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Lists that only a blank line parts are one."""
    open_list: List | None = None
    for block in blocks:
        if isinstance(block, List):
            open_list = List((*open_list.items, *block.items)) if open_list else block
            continue
        if open_list:
            yield open_list
            open_list = None
        yield block
    if open_list:
        yield open_list
