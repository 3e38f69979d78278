"""Markdown to blocks of the tree, refusing what the tree cannot hold and what Markdown readers read differently.

The dialect is CommonMark with pipe tables, less HTML, images, code, quotations and rules, plus an anchor on each
heading. It is strict so that it is safe: what is read without a finding says the same to every CommonMark reader, but
for a child of ``1.`` that is indented by two spaces, which is the child that it looks like.

The parser is Python-Markdown with processors of our own (``dialect``) where its Markdown is not CommonMark: lists,
emphasis, character references. A processor that cannot hold something leaves a finding in the element tree
(``findings``); a tree without errors becomes blocks (``tree``).
"""

from generator.diagnostics import Diagnostics, has_errors, in_order
from generator.document import Block
from generator.formats.markdown.reader.chunks import chunks_of, strange_characters
from generator.formats.markdown.reader.markdown_position import Place, lines_of
from generator.formats.markdown.reader.markup_slips import slips

__all__ = ["read", "slips", "to_html"]


def read(markdown: str, name: str, first_line: int = 1) -> tuple[tuple[Block, ...], Diagnostics]:
    """The blocks of a text, each with ``template=name``, and what is wrong with the text, in its order.

    ``name`` is the display path of the file that the text comes from and ``first_line`` where in it the text starts.
    A slot (U+E000, digits, U+E001) comes through as it is, in text and in link targets; a target that starts with one
    is the caller's to check. A text with errors has no blocks. Headings may start at any level, as in a section.
    """
    place = Place(name, lines_of(markdown), first_line)
    if strange := tuple(strange_characters(place)):
        return (), strange
    from generator.formats.markdown.reader import dialect, element_problems, tree_builder

    root = dialect.parse(chunks_of(place.lines))
    found = in_order((*element_problems.diagnose(root, place), *tree_builder.check_headings(root, place)))
    return (() if has_errors(found) else tuple(tree_builder.blocks(root, name))), found


def to_html(markdown: str) -> str:
    """The HTML that other people's Markdown means, as Python-Markdown has it, with tables."""
    from markdown import markdown as convert

    return convert(markdown, extensions=["tables", "sane_lists"])
