"""What a statement fills in: the document properties, and the fields of headers and footers."""

from collections.abc import Iterator
from datetime import date

from generator.document import Document, Meta
from generator.document.walk import words
from generator.formats.docx.wordprocessingml import DECLARATION, escape, field
from generator.formats.docx.writer import images
from generator.formats.words import Labels, labels

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_UNDATED = date(2000, 1, 1)


def core(meta: Meta) -> str:
    """``docProps/core.xml``: created and modified are the statement's own date, so that no clock shows in it.

    Those of a redline are its comparison's date, and its title says what is compared.
    """
    return f"{DECLARATION}<cp:coreProperties {_CORE}>{''.join(_core(meta))}</cp:coreProperties>"


def _core(meta: Meta) -> Iterator[str]:
    day, editor, title = meta.date or _UNDATED, meta.author, meta.title
    if found := meta.comparison:
        day, editor = found.date or _UNDATED, found.author
        title = f"{title} – {labels(meta.language).redline.compared(found.old, found.new)}"
    moment = f"{day.isoformat()}T00:00:00Z"
    status = "Draft" if meta.draft else ""
    texts = (
        ("dc:title", title),
        ("dc:subject", meta.description),
        ("dc:creator", meta.author),
        ("cp:category", status),
        ("cp:contentStatus", status),
        ("dc:language", meta.language),
        ("cp:lastModifiedBy", editor),
        ("cp:version", meta.version or ""),
    )
    yield from (f"<{name}>{escape(text)}</{name}>" for name, text in texts if text)
    for name in ("created", "modified"):
        yield f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'


def extended(meta: Meta) -> str:
    """``docProps/app.xml``: the company."""
    return f'{DECLARATION}<Properties xmlns="{_EXTENDED}"><Company>{escape(meta.company)}</Company></Properties>'


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
