"""An independent reader of Markdown: what markdown-it-py makes of a text, as blocks, to hold ours against."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from msgspec.structs import replace

from generator.document import Block, Content, Heading, Inline, LineBreak, List, ListItem, Paragraph, Table, Text
from generator.document.walk import join

ANCHOR = re.compile(r'<a id="([^"]*)">')


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it-py's name
        return url


def read(markdown: str) -> tuple[Block, ...]:
    """The blocks of a text in CommonMark with tables; a ``ValueError`` names what the tree cannot hold."""
    parser = _Parser("commonmark").enable("table")
    return tuple(map(_block, SyntaxTreeNode(parser.parse(markdown)).children))


def _block(node: SyntaxTreeNode) -> Block:
    match node.type:
        case "paragraph" | "bullet_list" | "ordered_list":
            return _in_item(node)
        case "heading":
            anchors = ANCHOR.findall(node.children[0].content)
            return Heading(int(node.tag[1:]), _content(node), anchors[-1] if anchors else "")
        case "table":
            header, *rows = (tuple(map(_content, row.children)) for part in node.children for row in part.children)
            return Table(header, tuple(rows))
        case _:
            raise ValueError(f"a statement holds no {node.type}")


def _in_item(node: SyntaxTreeNode) -> Paragraph | List:
    if node.type == "paragraph":
        return Paragraph(_content(node))
    if not node.type.endswith("_list"):
        raise ValueError(f"a list item holds no {node.type}")
    items = tuple(ListItem(tuple(map(_in_item, item.children))) for item in node.children)
    ordered = node.type == "ordered_list"
    return List(items, ordered, int(node.attrs.get("start", 1)) if ordered else 1)


def _content(node: SyntaxTreeNode) -> Content:
    inlines = [inline for child in node.children for inline in _inlines(child, Text(""))]
    if node.type == "heading" and inlines and isinstance(last := inlines[-1], Text):
        inlines[-1] = replace(last, text=last.text.removesuffix(" "))
    return join(tuple(inlines))


def _inlines(node: SyntaxTreeNode, style: Text) -> Iterator[Inline]:
    match node.type:
        case "text":
            yield replace(style, text=node.content)
        case "softbreak":
            yield replace(style, text=" ")
        case "hardbreak":
            yield LineBreak()
        case "html_inline" if ANCHOR.fullmatch(node.content) or node.content == "</a>":
            pass
        case "inline" | "strong" | "em" | "link":
            style = replace(style, strong=style.strong or node.type == "strong")
            style = replace(style, emphasis=style.emphasis or node.type == "em")
            style = replace(style, href=str(node.attrs["href"]) if node.type == "link" else style.href)
            for child in node.children:
                yield from _inlines(child, style)
        case _:
            raise ValueError(f"a statement holds no {node.type}")
