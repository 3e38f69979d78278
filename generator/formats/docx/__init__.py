"""Word documents, in the look of a reference document that an officer can restyle in Word.

``load_style`` opens, checks and makes ready the reference document, once; that is what python-docx and lxml are for
here, and only it imports them. ``write`` puts a statement into that style with nothing but text and ``zlib``: real
headings, lists that restart, tables with header rows, links, a table of contents, header and footer, properties.

A reference document is a ``.docx`` or ``.dotx`` of any language of Word. It gives the page, the styles, the theme, the
look of lists and the headers and footers; its text is not used. ``markers`` says what can be typed in a header.
"""

from generator.diagnostics import Diagnostics
from generator.formats.docx.document_writer import write
from generator.formats.docx.house_style import HouseStyle

__all__ = ["HouseStyle", "load_style", "plain_style", "write"]


def load_style(data: bytes, name: str) -> tuple[HouseStyle | None, Diagnostics]:
    """The house style of a reference document, and what is wrong with it; ``name`` is its display path.

    Refuses what is no Word document or a damaged one, is encrypted, holds macros or a marker that names nothing,
    fetches something from elsewhere (links are fine), or is larger than a reference document can be: 200 parts, 50 MB
    unzipped, a part shrunk more than 200 times. Styles that it does not have are added, with a plain look. Keep
    ``HouseStyle.to_bytes`` by the content of the document: ``HouseStyle.from_bytes`` is much faster than this.
    """
    from generator.formats.docx.style.preparation import prepare

    return prepare(data, name)


def plain_style() -> HouseStyle:
    """The style of a policy that has no reference document: black on A4, in Calibri."""
    from generator.formats.docx.style.preparation import prepare
    from generator.formats.docx.style.standard_styles import plain_reference

    style, diagnostics = prepare(plain_reference(), "plain style")
    if style is None:
        raise ValueError(f"the plain style is refused: {diagnostics}")
    return style
