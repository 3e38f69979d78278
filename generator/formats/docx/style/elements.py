"""Small reading and writing of WordprocessingML elements with lxml, for making a house style ready."""

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from generator.formats.docx.wordprocessingml import DECLARATION, NAMESPACES, RELATIONSHIPS, WORD, escape


def name(local: str) -> str:
    """The name of an element or attribute of the ``w`` namespace, as lxml writes it."""
    return f"{{{WORD}}}{local}"


def local_name(found: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(found).localname


def element(markup: str) -> etree._Element:
    """One element from XML that may use the prefixes ``w`` and ``r``."""
    return etree.fromstring(f"<wrap {NAMESPACES}>{markup}</wrap>")[0]


def child(parent: etree._Element, *path: str) -> etree._Element | None:
    """The first element at the end of a path of names of the ``w`` namespace."""
    return parent.find("/".join(map(name, path)))


def value(parent: etree._Element, *path: str) -> str:
    """The ``w:val`` of the element at the end of a path; empty when there is none."""
    found = child(parent, *path)
    return "" if found is None else found.get(name("val"), "")


def insert_before(parent: etree._Element, new: etree._Element, followers: Iterable[str]) -> etree._Element:
    """Puts ``new`` before the first child with one of the names, or last; gives it back."""
    names = set(followers)
    place = next((place for place, old in enumerate(parent) if local_name(old) in names), len(parent))
    parent.insert(place, new)
    return new


def remove(old: etree._Element) -> None:
    """Takes an element out of its parent."""
    parent = old.getparent()
    if parent is not None:
        parent.remove(old)


def child_or_new(parent: etree._Element, local: str, followers: Iterable[str] = ()) -> etree._Element:
    """The child of a name; where there is none it is made, before the first child with one of ``followers``."""
    found = child(parent, local)
    return insert_before(parent, element(f"<w:{local}/>"), followers) if found is None else found


def as_markup(found: etree._Element) -> str:
    """An element of properties as XML text: its attributes and children of the ``w`` namespace, and nothing else."""
    space = f"{{{WORD}}}"
    attributes = "".join(
        f' w:{key.removeprefix(space)}="{escape(text)}"'
        for key, text in ((str(key), str(text)) for key, text in found.attrib.items())
        if key.startswith(space)
    )
    children = "".join(as_markup(inner) for inner in found if str(inner.tag).startswith(space))
    local = local_name(found)
    return f"<w:{local}{attributes}>{children}</w:{local}>" if children else f"<w:{local}{attributes}/>"


def as_text(root: etree._Element) -> str:
    """A part as XML in which the prefixes ``w`` and ``r`` are declared, whatever its maker called them."""
    prefixes = {prefix: space for prefix, space in root.nsmap.items() if prefix not in {"w", "r", None}}
    renamed = etree.Element(root.tag, nsmap=prefixes | {"w": WORD, "r": RELATIONSHIPS})
    for key, text in root.attrib.items():
        renamed.set(key, text)
    renamed.text = root.text
    renamed.extend(deepcopy(own) for own in root)
    etree.cleanup_namespaces(renamed, keep_ns_prefixes=["w", "r", *_kept(renamed)])
    return DECLARATION + etree.tostring(renamed, encoding="unicode")


def _kept(root: etree._Element) -> list[str]:
    """The prefixes that markup compatibility names in attributes (``mc:Ignorable``), which have to stay declared."""
    attributes = ((str(key), str(text)) for own in root.iter() for key, text in own.attrib.items())
    texts = [text for key, text in attributes if "markup-compatibility" in key]
    requires = [str(own.get("Requires", "")) for own in root.iter("{*}Choice")]
    return " ".join(texts + requires).split()
