"""Accepts or rejects all tracked changes of a Word document, as ECMA-376 part 1, 17.13.5 says; nothing of the writer.

What the standard leaves open is decided against the document: a mark at the end of the body cannot go, so a paragraph
there stays, empty; nor can the mark of a paragraph that has words and stands before a table.
"""

import io
import zipfile
from xml.etree import ElementTree

Element = ElementTree.Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def accept_all(data: bytes) -> bytes:
    """The document with all changes accepted."""
    return _decided(data, "ins", "del")


def reject_all(data: bytes) -> bytes:
    """The document with all changes rejected."""
    return _decided(data, "del", "ins")


def _decided(data: bytes, kept: str, dropped: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                root = ElementTree.fromstring(content)
                body = root.find(f"{W}body")
                assert body is not None, "the document has no body"
                _drop_runs(body, dropped)
                _drop_rows(body, dropped)
                _join_paragraphs(body, dropped)
                _settle(body, kept)
                content = ElementTree.tostring(root)
            target.writestr(name, content)
    return stream.getvalue()


def _drop_runs(parent: Element, dropped: str) -> None:
    for child in list(parent):
        if child.tag == W + dropped and len(child):
            parent.remove(child)
        elif child.tag not in {f"{W}pPr", f"{W}trPr"}:
            _drop_runs(child, dropped)
            if child.tag == f"{W}hyperlink" and not len(child):
                parent.remove(child)


def _drop_rows(body: Element, dropped: str) -> None:
    for table in body.findall(f"{W}tbl"):
        for row in table.findall(f"{W}tr"):
            if row.find(f"{W}trPr/{W}{dropped}") is not None:
                assert not row.findall(f".//{W}r"), "a row goes and words in it do not"
                table.remove(row)
        if table.find(f"{W}tr") is None:
            body.remove(table)


def _join_paragraphs(body: Element, dropped: str) -> None:
    for paragraph in body.findall(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{dropped}") is None:
            continue
        children = list(body)
        following = children[children.index(paragraph) + 1]
        inside = [child for child in paragraph if child.tag != f"{W}pPr"]
        if following.tag == f"{W}p":
            for place, child in enumerate(inside):
                following.insert(place + (following.find(f"{W}pPr") is not None), child)
        if following.tag == f"{W}p" or (
            following.tag == f"{W}tbl" and not any(child.tag == f"{W}r" for child in inside)
        ):
            body.remove(paragraph)


def _settle(body: Element, kept: str) -> None:
    """What is left of changes: wrappers and marks of what stays, former properties, and bookmarks of what is gone."""
    for parent in list(body.iter()):
        for child in list(parent):
            if child.tag in {f"{W}ins", f"{W}del"}:
                place = list(parent).index(child)
                parent.remove(child)
                for offset, inner in enumerate(child):
                    parent.insert(place + offset, inner)
            elif child.tag == f"{W}pPrChange":
                parent.remove(child)
                if kept == "del":
                    old = child.find(f"{W}pPr")
                    assert old is not None, "a change of properties that holds none"
                    parent[:] = [*old, *(one for one in parent if one.tag == f"{W}rPr")]
    for text in body.iter(f"{W}delText"):
        text.tag = f"{W}t"
