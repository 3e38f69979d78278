"""Python-Markdown with the processors of our dialect."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import InlineProcessor
from markdown.util import Registry

from generator.reader import blocks, inlines
from generator.reader.chunks import Chunk
from generator.reader.emphasis import TEXT_WITH_RUNS, Emphasis
from generator.reader.lists import Lists


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
        add(blocks.Refused(self.parser), "refused", 50)
        add(blocks.Headings(self.parser), "heading", 40)
        add(Lists(self.parser), "list", 30)
        add(blocks.Tables(self.parser, {"use_align_attribute": False}), "table", 20)
        add(blocks.Paragraphs(self.parser), "paragraph", 10)

    def _add_inlines(self) -> None:
        add = self.inlinePatterns.register
        add(inlines.Characters(inlines.CHARACTER, self), "character", 40)
        add(inlines.Links(inlines.LINK, self), "link", 30)
        add(inlines.Refused(inlines.REFUSED, self), "refused", 20)
        add(Emphasis(TEXT_WITH_RUNS, self), "emphasis", 10)


def parse(chunks: list[Chunk]) -> Element:
    """The element tree of a text. Each text has a parser of its own, which costs next to nothing and keeps no state."""
    dialect = Dialect()
    root = Element("div")
    dialect.parser.parseBlocks(root, list(chunks))
    dialect.treeprocessors["inline"].run(root)
    return root
