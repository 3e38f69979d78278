"""Python-Markdown with the processors of our dialect."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import InlineProcessor
from markdown.util import Registry

from generator.formats.markdown.reader import block_processors, inline_processors
from generator.formats.markdown.reader.chunks import Chunk
from generator.formats.markdown.reader.emphasis import TEXT_WITH_RUNS, Emphasis
from generator.formats.markdown.reader.markdown_lists import Lists


class Dialect(Markdown):
    """A parser of our dialect: nothing of Python-Markdown's own is registered but for the walk over the tree."""

    def build_parser(self) -> "Dialect":
        """Registers the processors, each before those that would take what is its own."""
        self.preprocessors = Registry()
        self.postprocessors = Registry()
        self.parser = BlockParser(self)
        self._add_blocks()
        self.inlinePatterns = Registry()
        self._add_inlines()
        self.treeprocessors = Registry()
        self.treeprocessors.register(InlineProcessor(self), "inline", 20)
        return self

    def _add_blocks(self) -> None:
        add = self.parser.blockprocessors.register
        add(block_processors.RefusedBlocks(self.parser), "refused", 50)
        add(block_processors.Headings(self.parser), "heading", 40)
        add(Lists(self.parser), "list", 30)
        add(block_processors.Tables(self.parser, {"use_align_attribute": False}), "table", 20)
        add(block_processors.Paragraphs(self.parser), "paragraph", 10)

    def _add_inlines(self) -> None:
        add = self.inlinePatterns.register
        add(inline_processors.Characters(inline_processors.CHARACTER, self), "character", 40)
        add(inline_processors.Links(inline_processors.LINK, self), "link", 30)
        add(inline_processors.RefusedInlines(inline_processors.REFUSED, self), "refused", 20)
        add(Emphasis(TEXT_WITH_RUNS, self), "emphasis", 10)


def parse(chunks: list[Chunk]) -> Element:
    """The element tree of a text. Each text has a parser of its own, which costs next to nothing and keeps no state."""
    dialect = Dialect()
    root = Element("div")
    dialect.parser.parseBlocks(root, list(chunks))
    dialect.treeprocessors["inline"].run(root)
    return root
