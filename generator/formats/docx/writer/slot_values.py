"""What a statement puts in the slots of a house style: XML by field name."""

from collections.abc import Iterator

from generator.document import Document, Meta
from generator.document.walk import words
from generator.formats.docx.wordprocessingml import escape, field
from generator.formats.docx.writer import images
from generator.formats.words import Labels, labels

_WORDS_ON_A_PAGE = 400


def slot_values(document: Document) -> dict[str, str]:
    """The value of each field; those of ``FIELDS`` stand in a ``w:t``, and may end it and begin another."""
    meta, language = document.meta, labels(document.meta.language)
    texts = {
        "language": meta.language,
        "company": meta.company,
        "title": meta.title,
        "version": meta.version or "",
        "date": language.in_words(meta.date) if meta.date else "",
        "edition": ", ".join(_edition(meta, language)),
        "draft": language.draft if meta.draft and not meta.comparison else "",
        "comparison": _compared(meta, language),
    }
    return {name: escape(text) for name, text in texts.items()} | {
        "page": _page(language, 1 + len(words(document)) // _WORDS_ON_A_PAGE),
        "logo": _inside_text(images.drawing(meta.logo)) if meta.logo else escape(meta.company),
        "logo relationship": images.relationship(meta.logo) if meta.logo else "",
        # Who goes on editing a redline with tracking off would change both versions, unseen.
        "tracking": "<w:trackRevisions/>" if meta.comparison else "",
    }


def _compared(meta: Meta, language: Labels) -> str:
    """What each page of a redline must say, which is no statement in force, on a line of its own."""
    found = meta.comparison
    return language.redline.compared(found.old, found.new) if found else ""


def _edition(meta: Meta, language: Labels) -> Iterator[str]:
    if meta.version:
        yield f"{language.version} {meta.version}"
    if meta.date:
        yield language.in_words(meta.date)


def _page(language: Labels, pages: int) -> str:
    before, between, after = map(escape, language.page_parts())
    page, count = _inside_text(field("PAGE", "1")), _inside_text(field("NUMPAGES", str(pages)))
    return f"{before}{page}{between}{count}{after}"


def _inside_text(markup: str) -> str:
    return f'</w:t>{markup}<w:t xml:space="preserve">'
