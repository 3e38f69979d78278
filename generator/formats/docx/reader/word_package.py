"""The parts of a Word file that its text needs, read within bounds."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LARGEST_PART = 20_000_000
"""In bytes unzipped; more is taken for an attack on the memory."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError, RuntimeError, KeyError)


class Damaged(Exception):
    """A file that is no Word document, or one that cannot be read; the text says why."""


class Look(Struct, frozen=True):
    """What the styles say: ``names`` by id in lower case, ``levels`` of outline, and the list that a style is in."""

    names: Mapping[str, str]
    levels: Mapping[str, int]
    lists: Mapping[str, tuple[str, int]]


class Package(Struct, frozen=True):
    """A Word file taken apart: its body, its look, where its links lead, and the kinds of its lists.

    ``kinds`` maps a list id and level to whether it counts and where from.
    """

    body: etree._Element
    look: Look
    targets: Mapping[str, str]
    kinds: Mapping[tuple[str, int], tuple[bool, int]]
    title: str
    language: str


def open_package(data: bytes) -> Package:
    """Takes a Word file apart; raises ``Damaged``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _part(archive, "word/document.xml")
            styles = _part(archive, "word/styles.xml")
            numbering = _part(archive, "word/numbering.xml")
            links = _part(archive, "word/_rels/document.xml.rels")
            properties = _part(archive, "docProps/core.xml")
    except _DAMAGED as error:
        raise Damaged(str(error)) from error
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise Damaged("it has no text")
    return Package(body, _look(styles), _targets(links), _kinds(numbering), _title(properties), _language(styles))


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    if entry.file_size > LARGEST_PART:
        raise Damaged(f"{name} is larger than {LARGEST_PART // 1_000_000} MB")
    with archive.open(entry) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise Damaged(f"{name} is larger than the file says")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged(f"{name} is no XML: {error}") from error


def attribute(element: etree._Element | None, *path: str) -> str:
    """The ``w:val`` of the element at the end of a path of names; empty where there is none."""
    found = None if element is None else element.find("/".join(W + name for name in path)) if path else element
    return "" if found is None else str(found.get(f"{W}val", ""))


def number(text: str) -> int:
    """The number that a text is; 0 for any other text."""
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _look(styles: etree._Element | None) -> Look:
    names: dict[str, str] = {}
    levels: dict[str, int] = {}
    lists: dict[str, tuple[str, int]] = {}
    for style in () if styles is None else styles.iterfind(f"{W}style"):
        identifier = str(style.get(f"{W}styleId", ""))
        names[identifier] = attribute(style, "name").lower()
        if outline := attribute(style, "pPr", "outlineLvl"):
            levels[identifier] = number(outline)
        if listed := attribute(style, "pPr", "numPr", "numId"):
            lists[identifier] = listed, number(attribute(style, "pPr", "numPr", "ilvl"))
    return Look(names, levels, lists)


def _targets(links: etree._Element | None) -> dict[str, str]:
    found = () if links is None else links
    return {str(link.get("Id", "")): unquote(str(link.get("Target", ""))) for link in found}


def _kinds(numbering: etree._Element | None) -> dict[tuple[str, int], tuple[bool, int]]:
    if numbering is None:
        return {}
    definitions = {d.get(f"{W}abstractNumId"): d for d in numbering.iterfind(f"{W}abstractNum")}
    kinds: dict[tuple[str, int], tuple[bool, int]] = {}
    for listed in numbering.iterfind(f"{W}num"):
        identifier = str(listed.get(f"{W}numId", ""))
        definition = definitions.get(attribute(listed, "abstractNumId"))
        starts = {
            number(str(over.get(f"{W}ilvl", ""))): number(attribute(over, "startOverride"))
            for over in listed.iterfind(f"{W}lvlOverride")
            if over.find(f"{W}startOverride") is not None
        }
        for level in () if definition is None else definition.iterfind(f"{W}lvl"):
            depth = number(str(level.get(f"{W}ilvl", "")))
            counts = attribute(level, "numFmt") not in ("bullet", "none", "")
            kinds[identifier, depth] = counts, starts.get(depth, number(attribute(level, "start") or "1"))
    return kinds


def _title(properties: etree._Element | None) -> str:
    if properties is None:
        return ""
    return (properties.findtext("{http://purl.org/dc/elements/1.1/}title") or "").strip()


def _language(styles: etree._Element | None) -> str:
    return attribute(styles, "docDefaults", "rPrDefault", "rPr", "lang") if styles is not None else ""
