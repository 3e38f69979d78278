"""What schema validators do not see in a Word document: references without a target, and how a professional writes one.

``lint(data)`` gives a sentence for each fault. It uses nothing of the project and nothing but the standard library.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from xml.etree import ElementTree

Element = ElementTree.Element
Trees = dict[str, Element]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
BOOKMARK = re.compile(r"[A-Za-z_]\w{0,39}", re.ASCII)
KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr sectPr pPrChange",
    "rPr": "ins del rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u "
    "bdr shd vertAlign lang rPrChange",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cantSplit tblHeader ins del trPrChange",
    "sectPr": "headerReference footerReference pgSz pgMar pgBorders cols titlePg docGrid",
}


def lint(data: bytes) -> list[str]:
    """The faults of a document, each named by its part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    faults = [f"part {name} twice" for name in sorted({name for name in names if names.count(name) > 1})]
    trees: Trees = {}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = ElementTree.fromstring(content)
            except ElementTree.ParseError as error:
                faults.append(f"{name}: not well-formed: {error}")
    if "word/document.xml" not in trees:
        return [*faults, "no word/document.xml"]
    return [*faults, *_package(set(parts), trees), *_properties(trees), *_settings(trees), *_stories(trees)]


def _package(names: set[str], trees: Trees) -> Iterator[str]:
    types = trees.get("[Content_Types].xml", Element("none"))
    typed = {name.lstrip("/") for name in (child.get("PartName", "") for child in types) if name}
    extensions = {child.get("Extension") for child in types if child.get("Extension") not in {None, "xml"}}
    for name in sorted(names - {"[Content_Types].xml"}):
        if name not in typed and name.rsplit(".", 1)[-1] not in extensions:
            yield f"{name}: no content type"
    yield from (f"content type of {name}, which is not there" for name in sorted(typed - names))
    for name in sorted(trees):
        if name.endswith(".rels"):
            yield from _relationships(name, trees[name], names)


def _relationships(name: str, tree: Element, names: set[str]) -> Iterator[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    identifiers = [child.get("Id") for child in tree]
    yield from (f"{name}: relationship {one} twice" for one in set(identifiers) if identifiers.count(one) > 1)
    for child in tree:
        target, kind = child.get("Target", ""), child.get("Type", "")
        if child.get("TargetMode") != "External":
            if posixpath.normpath(posixpath.join(folder, target)).lstrip("/") not in names:
                yield f"{name}: part {target} missing"
        elif not kind.endswith("/hyperlink"):
            yield f"{name}: {target} is fetched from elsewhere"
        elif re.search(r'[\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})', target):
            yield f"{name}: {target} is no address"


def _properties(trees: Trees) -> Iterator[str]:
    core = trees.get("docProps/core.xml", Element("none"))
    texts = {name: (core.findtext(DC + name) or "").strip() for name in ("title", "creator", "language")}
    yield from (f"core property {name} empty" for name, text in texts.items() if not text)
    styles = trees.get("word/styles.xml", Element("none"))
    language = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if language is None or language.get(f"{W}val") != texts["language"]:
        yield "word/styles.xml: the proofing language is not the document's"


def _settings(trees: Trees) -> Iterator[str]:
    settings = trees.get("word/settings.xml", Element("none"))
    if settings.find(f"{W}updateFields") is not None:
        yield "word/settings.xml: Word asks whether to update fields"
    modes = [
        value(found) for found in settings.iter(f"{W}compatSetting") if found.get(f"{W}name") == "compatibilityMode"
    ]
    if modes != ["15"]:
        yield "word/settings.xml: Word shows the document in compatibility mode"


def value(element: Element) -> str:
    """The ``w:val`` of an element."""
    return element.get(f"{W}val", "")


def _stories(trees: Trees) -> Iterator[str]:
    for name in sorted(filter(STORY.fullmatch, trees)):
        faults = (_references, _bookmarks, _fields, _tables, _order, _pictures, _revisions)
        for fault in (fault for find in faults for fault in find(name, trees)):
            yield f"{name}: {fault}"
    yield from (f"word/document.xml: {fault}" for fault in _flow(trees))


def _references(name: str, trees: Trees) -> Iterator[str]:
    story = trees[name]
    styles = {(style.get(f"{W}type"), style.get(f"{W}styleId")) for style in _children(trees, "styles", "style")}
    lists = {found.get(f"{W}numId") for found in _children(trees, "numbering", "num")} | {"0"}
    notes = {found.get(f"{W}id") for found in _children(trees, "footnotes", "footnote")}
    rels = trees.get(posixpath.join("word/_rels", posixpath.basename(name) + ".rels"), Element("none"))
    related = {found.get("Id") for found in rels}
    for tag, kind in KINDS.items():
        for found in story.iter(W + tag):
            if (kind, value(found)) not in styles:
                yield f"{kind} style {value(found)} missing"
    yield from (f"numId {value(found)} missing" for found in story.iter(f"{W}numId") if value(found) not in lists)
    for found in story.iter(f"{W}footnoteReference"):
        if found.get(f"{W}id") not in notes:
            yield f"footnote {found.get(f'{W}id')} missing"
    for key, text in (pair for element in story.iter() for pair in element.attrib.items()):
        if key.startswith(R) and text not in related:
            yield f"relationship {text} missing"


def _children(trees: Trees, part: str, tag: str) -> list[Element]:
    return trees.get(f"word/{part}.xml", Element("none")).findall(W + tag)


def _bookmarks(name: str, trees: Trees) -> Iterator[str]:
    story = trees[name]
    starts = [found.get(f"{W}id") for found in story.iter(f"{W}bookmarkStart")]
    marks = [found.get(f"{W}name", "") for found in story.iter(f"{W}bookmarkStart")]
    folded = [mark.lower() for mark in marks]
    yield from (f"bookmark {mark} twice" for mark in sorted(set(folded)) if folded.count(mark) > 1)
    yield from (f"bookmark {mark} has no name that Word allows" for mark in marks if not BOOKMARK.fullmatch(mark))
    if sorted(map(str, starts)) != sorted(str(found.get(f"{W}id")) for found in story.iter(f"{W}bookmarkEnd")):
        yield "a bookmark starts and does not end, or ends and does not start"
    for link in story.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor is not None and anchor not in marks:
            yield f"link to missing bookmark {anchor}"


def _fields(name: str, trees: Trees) -> Iterator[str]:
    depth = 0
    for found in trees[name].iter(f"{W}fldChar"):
        depth += {"begin": 1, "end": -1}.get(found.get(f"{W}fldCharType", ""), 0)
        if depth < 0:
            yield "field ends without a beginning"
        if found.get(f"{W}dirty") is not None:
            yield "field asks to be updated"
    if depth > 0:
        yield "field not closed"


def _tables(name: str, trees: Trees) -> Iterator[str]:
    for cell in trees[name].iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            yield "table cell does not end with a paragraph"
    for table in trees[name].iter(f"{W}tbl"):
        columns = [found.get(f"{W}w") for found in table.findall(f"{W}tblGrid/{W}gridCol")]
        for row in table.findall(f"{W}tr"):
            widths = [found.get(f"{W}w") for found in row.findall(f"{W}tc/{W}tcPr/{W}tcW")]
            if widths != columns:
                yield f"row has cells of {widths}, grid {columns}"
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield "table without a repeated header row"
        if table.find(f"{W}tblPr/{W}tblCaption") is None:
            yield "table without a text alternative"


def _order(name: str, trees: Trees) -> Iterator[str]:
    for tag, order in ORDER.items():
        places = {W + child: place for place, child in enumerate(order.split())}
        for found in trees[name].iter(W + tag):
            unknown = [child.tag for child in found if child.tag not in places]
            own = [places[child.tag] for child in found if child.tag in places]
            if unknown:
                yield f"{tag} holds {unknown}, whose place the lint does not know"
            if own != sorted(own):
                yield f"{tag} holds its children in the wrong order"


def _pictures(name: str, trees: Trees) -> Iterator[str]:
    pictures = list(trees[name].iter(f"{DRAWING}docPr"))
    yield from ("picture without a text alternative" for found in pictures if not found.get("descr", "").strip())
    identifiers = [found.get("id") for found in pictures]
    if len(set(identifiers)) < len(identifiers):
        yield "two pictures of one id"


def _revisions(name: str, trees: Trees) -> Iterator[str]:
    tags = [W + tag for tag in ("ins", "del", "pPrChange", "rPrChange", "bookmarkStart")]
    identifiers = [found.get(f"{W}id") for found in trees[name].iter() if found.tag in tags]
    yield from (f"revision id {one} twice" for one in set(identifiers) if identifiers.count(one) > 1)


def _flow(trees: Trees) -> Iterator[str]:
    body = trees["word/document.xml"].find(f"{W}body")
    blocks = [] if body is None else [child for child in body if child.tag != f"{W}sectPr"]
    if not blocks or blocks[-1].tag == f"{W}tbl":
        yield "nothing after the last table"
    for before, block in pairwise(blocks):
        if before.tag == block.tag == f"{W}tbl":
            yield "two tables without a paragraph between them"
        if block.tag == f"{W}p" and _is_empty(block) and before.tag != f"{W}tbl":
            yield "empty paragraph"
    yield from _levels(blocks, trees)


def _is_empty(paragraph: Element) -> bool:
    return not any((text.text or "").strip() for tag in ("t", "delText") for text in paragraph.iter(W + tag))


def _levels(blocks: Iterable[Element], trees: Trees) -> Iterator[str]:
    """Heading levels as the navigation pane has them: the first is 1, and none is skipped."""
    outline: dict[str, int] = {}
    for style in _children(trees, "styles", "style"):
        depth = style.find(f"{W}pPr/{W}outlineLvl")
        if depth is not None and value(depth) != "9":
            outline[style.get(f"{W}styleId", "")] = int(value(depth)) + 1
    styles = (block.find(f"{W}pPr/{W}pStyle") for block in blocks if block.tag == f"{W}p")
    levels = [outline[value(style)] for style in styles if style is not None and value(style) in outline]
    for before, level in pairwise([0, *levels]):
        if level > before + 1:
            yield f"heading of level {level} under one of level {before}"
