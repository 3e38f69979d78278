"""Reads the page of a reference document: its size, its margins, and which header and footer go where."""

from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from generator.diagnostics import Severity
from generator.formats.docx.style.elements import as_markup, child, element, name
from generator.formats.docx.style.security import StyleProblem
from generator.formats.docx.wordprocessingml import DECLARATION, NAMESPACES, RELATIONSHIPS, twips

_A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
_MARGINS = (
    '<w:pgMar w:top="1701" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>'
)
_A4_SIDES = (11906, 16838)
_NARROWEST_TEXT = 2000
_TOLERANCE = 20
_OFF = frozenset({"0", "false", "off"})
References = Mapping[tuple[str, str], str]
"""The relationship id of a header or footer by kind and type: ``("header", "first")``."""


class PageSection(Struct, frozen=True):
    """A page: ``before`` and ``after`` are what stands in ``w:sectPr`` around ``w:titlePg``, ``text_width`` in twips.

    ``title_page`` says that the first page has a header and footer of its own.
    """

    before: str
    after: str
    text_width: int
    title_page: bool
    references: References

    def write(self, references: References) -> str:
        """The ``w:sectPr`` of a statement, with the headers and footers that it has."""
        named = "".join(
            f'<w:{kind}Reference w:type="{where}" r:id="{identifier}"/>'
            for (kind, where), identifier in references.items()
        )
        title_page = "<w:titlePg/>" if self.title_page else ""
        return f"<w:sectPr>{named}{self.before}{title_page}{self.after}</w:sectPr>"


def read_section(body: etree._Element) -> tuple[PageSection, tuple[StyleProblem, ...]]:
    """The last section of a body; a header or footer that it does not name is that of the section before it.

    Paper that is not A4 is reported and kept.
    """
    sections = [*body.findall(f"{name('p')}/{name('pPr')}/{name('sectPr')}"), *body.findall(name("sectPr"))]
    last = sections[-1] if sections else element("<w:sectPr/>")
    page, margins = _of(last, "pgSz", _A4), _of(last, "pgMar", _MARGINS)
    borders, title, grid = (child(last, local) for local in ("pgBorders", "titlePg", "docGrid"))
    section = PageSection(
        before="".join(as_markup(found) for found in (page, margins, borders) if found is not None),
        after="" if grid is None else as_markup(grid),
        text_width=_text_width(page, margins),
        title_page=title is not None and title.get(name("val")) not in _OFF,
        references={key: identifier for section in sections for key, identifier in _references(section)},
    )
    return section, tuple(_paper(page))


def _of(section: etree._Element, local: str, otherwise: str) -> etree._Element:
    found = child(section, local)
    return element(otherwise) if found is None else found


def _text_width(page: etree._Element, margins: etree._Element) -> int:
    sides = (twips(margins.get(name(side))) or 0 for side in ("left", "right", "gutter"))
    return max((twips(page.get(name("w"))) or _A4_SIDES[0]) - sum(sides), _NARROWEST_TEXT)


def _paper(page: etree._Element) -> Iterator[StyleProblem]:
    sides = sorted(twips(page.get(name(side))) or 0 for side in ("w", "h"))
    if any(abs(side - wanted) > _TOLERANCE for side, wanted in zip(sides, _A4_SIDES, strict=True)):
        message = f"the paper is {' by '.join(f'{side * 25.4 / 1440:.0f}' for side in sides)} mm, not A4"
        yield StyleProblem("house-style-paper", message, "in Word, choose Layout > Size > A4", Severity.WARNING)


def _references(section: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    for kind in ("header", "footer"):
        for found in section.findall(name(f"{kind}Reference")):
            yield (kind, found.get(name("type"), "default")), found.get(f"{{{RELATIONSHIPS}}}id", "")


_COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{setting}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for setting, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)
_FIXED = {
    "compat": f"<w:compat>{_COMPATIBILITY}</w:compat>",
    "themeFontLang": '<w:themeFontLang w:val="{language}"/>',
}
_DEFAULTS = {
    "defaultTabStop": '<w:defaultTabStop w:val="709"/>',
    "characterSpacingControl": '<w:characterSpacingControl w:val="doNotCompress"/>',
    "decimalSymbol": '<w:decimalSymbol w:val=","/>',
    "listSeparator": '<w:listSeparator w:val=";"/>',
}
_ORDER = (
    "mirrorMargins gutterAtTop trackRevisions defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps evenAndOddHeaders characterSpacingControl compat themeFontLang clrSchemeMapping "
    "decimalSymbol listSeparator"
).split()
"""What is written, in the order of CT_Settings. Nothing else of a reference document's settings is taken: there stand
its protection, its mail merge, the template it hangs on and the sessions it was edited in."""


def prepare_settings(original: etree._Element | None, language: str, tracking: str) -> str:
    """``word/settings.xml`` with what statements take from that of a reference document, if it has one.

    ``language`` and ``tracking`` mark the places of a statement's language and of ``w:trackRevisions``.
    """
    own = {} if original is None else {local: child(original, local) for local in _ORDER}
    taken = {local: as_markup(found) for local, found in own.items() if found is not None}
    fixed = {local: markup.replace("{language}", language) for local, markup in _FIXED.items()}
    fixed["trackRevisions"] = tracking
    written = _DEFAULTS | taken | fixed
    inside = "".join(written[local] for local in _ORDER if local in written)
    return f"{DECLARATION}<w:settings {NAMESPACES}>{inside}</w:settings>"


def has_even_pages(original: etree._Element | None) -> bool:
    """Whether the reference document gives even pages a header and footer of their own."""
    found = None if original is None else child(original, "evenAndOddHeaders")
    return found is not None and found.get(name("val")) not in {"0", "false", "off"}
