"""A reference document without any look of its own: A4, Calibri, and the styles that are added to every house style."""

from generator.formats.docx.docx_package import archive, pack
from generator.formats.docx.wordprocessingml import (
    DECLARATION,
    NAMESPACES,
    WORD_TYPE,
    content_types,
    relationship,
    relationships,
)

_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" '
    'w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="140" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def plain_reference() -> bytes:
    """A reference document for a policy that has none; the same bytes always."""
    types = (("word/document.xml", f"{WORD_TYPE}.document.main+xml"), ("word/styles.xml", f"{WORD_TYPE}.styles+xml"))
    texts = {
        "[Content_Types].xml": content_types(types),
        "_rels/.rels": relationships(relationship("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body><w:p/><w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(relationship("rId1", "styles", "styles.xml")),
        "word/styles.xml": f"{DECLARATION}<w:styles {NAMESPACES}>{_DEFAULTS}</w:styles>",
    }
    return archive(pack(name, text) for name, text in texts.items())
