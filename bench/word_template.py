"""A statement in Markdown made a template for docxtpl: the same words, with names where a company's facts stood."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph
    from markdown_it.token import Token


def write(markdown: str, facts: Mapping[str, str], path: Path) -> None:
    """Writes the template: headings, lists and tables by Word's own styles, links as plain words.

    A fact that stands nowhere in the statement is not in the template either. Links, the table of contents, header
    and footer, column widths and languages are left out, which is less work than the statement's own DOCX.
    """
    document = Document()
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    _put_names(tokens, facts)
    styles: list[str] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        match token.type:
            case "bullet_list_open":
                styles.append("List Bullet")
            case "ordered_list_open":
                styles.append("List Number")
            case "bullet_list_close" | "ordered_list_close":
                styles.pop()
            case "heading_open":
                _fill(document.add_heading(level=int(token.tag[1]) - 1), tokens[position + 1])
            case "paragraph_open":
                _fill(document.add_paragraph(style=styles[-1] if styles else None), tokens[position + 1])
            case "table_open":
                position = _table(document, tokens, position)
        position += 1
    document.save(str(path))


def _put_names(tokens: "list[Token]", facts: Mapping[str, str]) -> None:
    longest_first = sorted((fact for fact in facts.items() if len(fact[1]) > 3), key=lambda fact: -len(fact[1]))
    texts = (child for token in tokens for child in token.children or () if child.type == "text")
    for text in texts:
        for name, value in longest_first:
            text.content = text.content.replace(value, "{{ " + name + " }}")


def _table(document: "WordDocument", tokens: "list[Token]", start: int) -> int:
    """Adds the table that starts at ``start``; gives the position of its end."""
    end = next(index for index in range(start, len(tokens)) if tokens[index].type == "table_close")
    rows: list[list[Token]] = []
    for token in tokens[start:end]:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, inline in zip(row.cells, cells, strict=True):
            _fill(cell.paragraphs[0], inline)
    return end


def _fill(paragraph: "Paragraph", inline: "Token") -> None:
    strong = emphasis = False
    for child in inline.children or ():
        match child.type:
            case "strong_open" | "strong_close":
                strong = child.type == "strong_open"
            case "em_open" | "em_close":
                emphasis = child.type == "em_open"
            case "softbreak":
                paragraph.add_run(" ")
            case "hardbreak":
                paragraph.add_run().add_break()
            case "text":
                run = paragraph.add_run(child.content)
                run.bold, run.italic = strong or None, emphasis or None
