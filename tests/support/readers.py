"""What an independent reader sees in a statement's files: its text, white space folded, contents lists left out."""

import io
from html.parser import HTMLParser

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token

_BREAKS = {"softbreak": " ", "hardbreak": " "}
_SKIPPED = {"nav", "style", "title", "header", "footer"}
_INLINE = {"a", "strong", "em", "span", "bdi"}


def folded(text: str) -> str:
    """The text with each run of white space made one space."""
    return " ".join(text.split())


def markdown_text(data: bytes) -> str:
    """The visible text of CommonMark with tables, as markdown-it reads it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(data.decode())
    return folded(" ".join(_inline(token.children or []) for token in tokens if token.type == "inline"))


def _inline(tokens: list[Token]) -> str:
    return "".join(_BREAKS.get(token.type, token.content if token.type != "html_inline" else "") for token in tokens)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipping += tag in _SKIPPED
        self.pieces += [] if tag in _INLINE else [" "]

    def handle_endtag(self, tag: str) -> None:
        self.skipping -= tag in _SKIPPED
        self.pieces += [] if tag in _INLINE else [" "]

    def handle_data(self, data: str) -> None:
        self.pieces += [] if self.skipping else [data]


def html_text(data: bytes) -> str:
    """The visible text of a page's or fragment's body without navigation, header and footer."""
    text = data.decode()
    page = _Page()
    page.feed(text[text.find("<main") :] if "<main" in text else text)
    return folded("".join(page.pieces).partition("</main>")[0])


def docx_text(data: bytes) -> str:
    """The text of a Word document's body, as python-docx reads it, without the contents list, which is a field."""
    pieces: list[str] = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        match block:
            case Paragraph():
                pieces.append(block.text)
            case Table():
                pieces += [cell.text for row in block.rows for cell in row.cells]
    return folded(" ".join(pieces))


TEXT_OF = {".md": markdown_text, ".html": html_text, ".docx": docx_text}
"""A reader for each suffix."""
