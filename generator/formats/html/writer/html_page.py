"""What surrounds a statement's body on a page of its own: head, letterhead, table of contents and colophon."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.document import Block, Document, Heading, Meta, Revision
from generator.formats.html.writer.html_blocks import body
from generator.formats.html.writer.html_inlines import Setting, escape, tag
from generator.formats.html.writer.html_redline import STYLE, marked, summary
from generator.formats.revisions import plain_in_new
from generator.formats.words import Labels, labels

_STYLE = Path(__file__).with_name("statement.css").read_text("utf-8")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing may load or run. The style is let in without a hash, so that an officer may change a colour in the file."""
_POLICY_FOR_A_LOGO = "; ".join(
    [f"{kind}-src 'none'" for kind in "script connect font frame media object worker".split()]
    + [_POLICY.removeprefix("default-src 'none'; ")]
)
"""The same, with images unnamed: the Nu HTML checker takes ``img-src data:`` for a ban on images from ``data:``."""
_NESTED_AT_MOST = 30
"""With more entries than this the contents list names the headings of level 2 only."""


def page(document: Document) -> Iterator[str]:
    """The lines of a complete page; it loads nothing and runs nothing, and its own policy forbids it to."""
    words = labels(document.meta.language)
    yield "<!DOCTYPE html>"
    yield tag("html", lang=document.meta.language)
    yield from _head(document.meta, words)
    yield "<body>"
    yield from _letterhead(document.meta, words)
    yield from _main(document, words)
    yield from _colophon(document.meta, words)
    yield "</body>"
    yield "</html>"


def _head(meta: Meta, words: Labels) -> Iterator[str]:
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield tag("meta", http_equiv="Content-Security-Policy", content=_POLICY_FOR_A_LOGO if meta.logo else _POLICY)
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(full_title(meta))}</title>"
    for name, content in _properties(meta):
        yield tag("meta", name=name, content=content)
    yield f"<style>\n{_STYLE}{STYLE if meta.comparison else ''}{_page_style(meta, words)}</style>"
    yield "</head>"


_LEGAL_FORM = re.compile(r" (?:[BN]\.?V\.?|V\.?O\.?F\.?|GmbH|AG|SRL)$")
"""What a company's full name ends with and a title leaves out."""


def full_title(meta: Meta) -> str:
    """The title with the company's name, which a tab, a bookmark and a printed page need; once is enough."""
    title = meta.title if _LEGAL_FORM.sub("", meta.company) in meta.title else f"{meta.title} – {meta.company}"
    if found := meta.comparison:
        return f"{title} – {labels(meta.language).redline.compared(found.old, found.new)}"
    return title


def _properties(meta: Meta) -> Iterator[tuple[str, str]]:
    if meta.description:
        yield "description", meta.description
    yield "author", meta.author
    if meta.date:
        yield "dcterms.date", meta.date.isoformat()
    if meta.version:
        yield "dcterms.hasVersion", meta.version
    if meta.draft or meta.comparison:
        yield "robots", "noindex"
    yield "color-scheme", "light dark"


def _page_style(meta: Meta, words: Labels) -> str:
    """The margins of printed pages: title, draft, version and date, page x of y."""
    before, between, after = map(_css_string, words.page_parts())
    return f"""
@page {{
  @top-left {{ content: {_css_string(full_title(meta))} }}
  @top-right {{ content: {_css_string(words.draft if meta.draft else "")} }}
  @bottom-left {{ content: {_css_string(_edition(meta, words))} }}
  @bottom-right {{ content: {before} counter(page) {between} counter(pages) {after} }}
}}
@page :first {{
  @top-left {{ content: none }}
  @top-right {{ content: none }}
}}
"""


def _css_string(text: str) -> str:
    """Text as a CSS string that can end neither itself nor the ``style`` element (CSS Syntax 3, 4.3.7)."""
    return '"' + re.sub(r'["\\<&\x00-\x1f\x7f]', lambda found: f"\\{ord(found.group()):x} ", text) + '"'


def _edition(meta: Meta, words: Labels) -> str:
    version = f"{words.version} {meta.version}" if meta.version else ""
    return ", ".join(filter(None, (version, words.in_words(meta.date) if meta.date else "")))


def _letterhead(meta: Meta, words: Labels) -> Iterator[str]:
    if not (meta.logo or meta.company or meta.draft):
        return  # a redline of files from elsewhere
    yield tag("header", aria_label=_compared(meta, words))
    if meta.logo:
        data = b64encode(meta.logo.data).decode()
        yield tag("img", src=f"data:{meta.logo.media_type};base64,{data}", alt=meta.logo.alternative)
    if meta.company:
        yield f"<p>{escape(meta.company)}</p>"
    if meta.draft:
        yield f'<p class="draft">{escape(words.draft)}</p>'
    yield "</header>"


def _main(document: Document, words: Labels) -> Iterator[str]:
    setting, blocks = Setting(), document.blocks
    yield tag("main", aria_label=_compared(document.meta, words))
    if document.meta.comparison:
        setting, blocks, count = marked(document, setting, words)
        yield from summary(document.meta.comparison, count, words)
    opening, text = _parted(blocks)
    yield '<div class="opening">'
    yield from body(opening, setting)
    yield "</div>"
    yield from _contents(text, words, _compared(document.meta, words))
    yield '<div class="text">'
    yield from body(text, setting)
    yield "</div>"
    yield "</main>"


def _parted(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks before the first heading of level 2, and the rest: the contents list stands between them."""
    places = (place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2)
    cut = next(places, len(blocks))
    return blocks[:cut], blocks[cut:]


def _compared(meta: Meta, words: Labels) -> str | None:
    """What a redline compares; it may stand beside its statement, whose landmarks have no such name."""
    found = meta.comparison
    return words.redline.compared(found.old, found.new) if found else None


def _contents(blocks: tuple[Block, ...], words: Labels, compared: str | None) -> Iterator[str]:
    headings = [
        block
        for block in blocks
        if isinstance(block, Heading) and block.level <= 3 and block.revision is not Revision.DELETED
    ]
    if len(headings) > _NESTED_AT_MOST:
        headings = [heading for heading in headings if heading.level == 2]
    if not headings:
        return
    yield tag("nav", aria_label=", ".join(filter(None, (words.contents, compared))))
    yield f"<p>{escape(words.contents)}</p>"
    yield f"{tag('a', class_='skip', href='#' + headings[0].anchor)}{escape(words.skip_contents)}</a>"
    yield "<ul>"
    yield from _entries(headings)
    yield "</ul>"
    yield "</nav>"


def _entries(headings: Sequence[Heading]) -> Iterator[str]:
    deeper = [place > 0 and heading.level > 2 for place, heading in enumerate(headings)]
    for heading, here, following in zip(headings, deeper, (*deeper[1:], False), strict=True):
        match following - here:
            case 1:
                yield f"<li>{_entry(heading)}\n<ul>"
            case 0:
                yield f"<li>{_entry(heading)}</li>"
            case _:
                yield f"<li>{_entry(heading)}</li>\n</ul></li>"


def _entry(heading: Heading) -> str:
    """A link to a heading, in an element that can show on paper which page that is."""
    target, words = f"#{heading.anchor}", " ".join(plain_in_new(heading.content).split())
    return f"{tag('span', data_target=target)}{tag('a', href=target)}{escape(words)}</a></span>"


def _colophon(meta: Meta, words: Labels) -> Iterator[str]:
    edition = _edition(meta, words)
    if edition:
        yield f"<footer>{escape(edition)}</footer>"
