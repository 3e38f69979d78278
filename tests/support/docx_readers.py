"""What readers that know nothing of the project find in a Word document: the words of its body, in order."""

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import mammoth
from docx2python import docx2python

from generator.document import Document, Heading
from generator.document.walk import contents, plain
from generator.formats.docx.writer.body import listed_headings
from generator.formats.words import labels
from tests.support.programs import path_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WHITE = {f"{W}br": "\n", f"{W}tab": "\t"}
_PARTING = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}


def expected_words(document: Document) -> list[str]:
    """The words that a reader of the whole body finds: the statement's, and its contents list's where that stands."""
    places = (place for place, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 2)
    cut = next(places, len(document.blocks))
    headings = listed_headings(document)
    listed = [plain(heading.content) for heading in headings]
    if headings:
        listed.insert(0, labels(document.meta.language).contents)
    opening, rest = (map(plain, contents(blocks)) for blocks in (document.blocks[:cut], document.blocks[cut:]))
    return [word for text in (*opening, *listed, *rest) for word in text.split()]


def xml_words(data: bytes) -> list[str]:
    """Words as the standard library finds them: paragraph by paragraph, text, tabs and breaks."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    return [word for paragraph in root.iter(f"{W}p") for word in paragraph_text(paragraph).split()]


def paragraph_text(paragraph: ElementTree.Element) -> str:
    """The characters of a paragraph; a break and a tab are white space."""
    return "".join(
        (found.text or "") if found.tag == f"{W}t" else _WHITE.get(found.tag, "") for found in paragraph.iter()
    )


def pandoc_words(data: bytes) -> list[str]:
    """Words as pandoc finds them; it takes the title for metadata."""
    command = [path_of("pandoc"), "--from", "docx", "--to", "json"]
    read = json.loads(subprocess.run(command, input=data, capture_output=True, check=True).stdout)
    title = read["meta"].get("title", {"c": []})
    return "".join([*_pandoc_text(title["c"]), " ", *_pandoc_text(read["blocks"])]).split()


def _pandoc_text(node: Any) -> Iterator[str]:  # noqa: ANN401 - pandoc's JSON
    match node:
        case {"t": "Str", "c": str(text)}:
            yield text
        case {"t": str(kind)} if kind in _PARTING:
            yield _PARTING[kind]
        case {"t": "Link", "c": [_, inlines, _]}:
            yield from _pandoc_text(inlines)
        case {"t": "Table", "c": [_, _caption, _, *parts]}:
            yield from _pandoc_text(parts)
        case {"t": str(kind), "c": inner}:
            is_block = kind not in {"Strong", "Emph", "Underline", "Span"}
            yield " " if is_block else ""
            yield from _pandoc_text(inner)
            yield " " if is_block else ""
        case list():
            for inner in node:
                yield from _pandoc_text(inner)
                yield " " if isinstance(inner, list) else ""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces += [] if tag in {"a", "strong", "em"} else [" "]

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def mammoth_words(data: bytes) -> list[str]:
    """Words as mammoth finds them."""
    text = _Text()
    text.feed(mammoth.convert_to_html(io.BytesIO(data)).value)
    text.close()
    return "".join(text.pieces).split()


def docx2python_words(data: bytes) -> list[str]:
    """Words as docx2python finds them, without the signs and numbers that it writes before list items."""
    with docx2python(io.BytesIO(data)) as read:
        paragraphs = list(_strings(read.body))
    unmarked = (re.sub(r"^\t*(--|\d+\))\t", "", paragraph) for paragraph in paragraphs)
    return [word for text in unmarked for word in re.sub(r'<a href="[^"]*">|</a>', "", text).split()]


def _strings(node: Any) -> Iterator[str]:  # noqa: ANN401 - lists of lists of strings
    if isinstance(node, str):
        yield node
    else:
        for inner in node:
            yield from _strings(inner)


def printed_numbers(data: bytes) -> list[str]:
    """The numbers that docx2python counts before the items of ordered lists: ``1)``, ``2)``."""
    with docx2python(io.BytesIO(data)) as read:
        paragraphs = list(_strings(read.body))
    return [found[1] for paragraph in paragraphs if (found := re.match(r"^\t*(\d+\))\t", paragraph))]
