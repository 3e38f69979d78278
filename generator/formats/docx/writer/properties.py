"""Document properties: what Word shows under File, and what search engines and screen readers announce."""

from collections.abc import Iterator
from datetime import date

from generator.document import Meta
from generator.formats.docx.wordprocessingml import DECLARATION, escape
from generator.formats.words import labels

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
