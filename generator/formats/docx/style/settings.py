"""The settings of a statement: what a reference document may set, and what is always so."""

from lxml import etree

from generator.formats.docx.style.elements import as_markup, child, name
from generator.formats.docx.wordprocessingml import DECLARATION, NAMESPACES

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
