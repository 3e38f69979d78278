"""HTML: a complete page to publish as it is, and a fragment to paste into a website's content system.

The page carries its style with it, loads nothing and runs nothing. The fragment is one ``article`` without style,
class or script, and takes the look of the site that it is pasted into. A redline says in both what it compares.
"""

from collections.abc import Iterable, Iterator

from generator.document import Document
from generator.formats.html.writer.html_blocks import body
from generator.formats.html.writer.html_inlines import Setting, tag
from generator.formats.html.writer.html_page import page
from generator.formats.html.writer.html_redline import marked, summary
from generator.formats.words import labels


def write(document: Document) -> bytes:
    """The statement as a self-contained page in UTF-8; a draft says so, and asks search engines to stay away."""
    return _encoded(page(document))


def write_fragment(document: Document) -> bytes:
    """The statement as one ``article`` in UTF-8, to stand in a page that has a title of its own.

    Every heading is one level lower than in the document, so the title is an ``h2``: a content system's page already
    has its ``h1``. Anchors stay as they are. Version, date, logo and whether it is a draft belong to the page.
    """
    return _encoded((tag("article", lang=document.meta.language), *_inside(document), "</article>"))


def _inside(document: Document) -> Iterator[str]:
    setting, comparison, words = (
        Setting(shift=1, styled=False),
        document.meta.comparison,
        labels(document.meta.language),
    )
    if comparison is None:
        yield from body(document.blocks, setting)
        return
    words = labels(document.meta.language)
    setting, blocks, count = marked(document, setting, words)
    yield from summary(comparison, count, words, styled=False)
    yield from body(blocks, setting)


def _encoded(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
