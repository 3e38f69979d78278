"""The parts of a house style as they are collected, each with its media type and its relationship."""

import re
from collections.abc import Iterable, Iterator

from docx.opc.part import Part as SourcePart
from lxml import etree
from msgspec import Struct, field

from generator.formats.docx.docx_package import Part, pack
from generator.formats.docx.style.security import StyleProblem
from generator.formats.docx.wordprocessingml import (
    OFFICE_TYPE,
    PACKAGE,
    RELATIONSHIPS,
    WORD_TYPE,
    content_types,
    escape,
    relationship,
    relationships,
)

_TYPES = {
    "styles": f"{WORD_TYPE}.styles+xml",
    "numbering": f"{WORD_TYPE}.numbering+xml",
    "settings": f"{WORD_TYPE}.settings+xml",
    "fontTable": f"{WORD_TYPE}.fontTable+xml",
    "header": f"{WORD_TYPE}.header+xml",
    "footer": f"{WORD_TYPE}.footer+xml",
    "theme": f"{OFFICE_TYPE}.theme+xml",
}
_FIXED_TYPES = (
    ("word/document.xml", f"{WORD_TYPE}.document.main+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/app.xml", f"{OFFICE_TYPE}.extended-properties+xml"),
)
_PACKAGE_RELATIONSHIPS = (
    relationship("rId1", "officeDocument", "word/document.xml")
    + f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    + relationship("rId3", "extended-properties", "docProps/app.xml")
)


class Stock(Struct, frozen=True):
    """What has been collected: parts that are ready, forms that are still to be filled, and what refers to them."""

    parts: list[Part] = field(default_factory=list)
    forms: list[tuple[str, str]] = field(default_factory=list)
    types: list[tuple[str, str]] = field(default_factory=lambda: list(_FIXED_TYPES))
    relationships: list[str] = field(default_factory=list)

    def add_form(self, kind: str, file: str, form: str) -> str:
        """Adds a form, ``file`` in ``word/``, that the document refers to; gives the id of its relationship."""
        self.forms.append((f"word/{file}", form))
        return self._refer(kind, file)

    def add_part(self, kind: str, file: str, content: str | bytes) -> str:
        """Adds a part that is the same in every statement; the rest as ``add_form``."""
        self.parts.append(pack(f"word/{file}", content))
        return self._refer(kind, file)

    def _refer(self, kind: str, file: str) -> str:
        self.types.append((f"word/{file}", _TYPES[kind]))
        identifier = f"rId{len(self.relationships) + 1}"
        self.relationships.append(relationship(identifier, kind, file))
        return identifier

    def add_carried(self, parts: Iterable[Part], types: Iterable[tuple[str, str]]) -> None:
        """Adds the pictures that came along with a part."""
        self.parts.extend(parts)
        self.types.extend(types)

    def all_parts(self) -> tuple[Part, ...]:
        """The parts that are ready, behind the two that every package begins with."""
        types = pack("[Content_Types].xml", content_types(self.types))
        return (types, pack("_rels/.rels", relationships(_PACKAGE_RELATIONSHIPS)), *self.parts)


class Carried(Struct, frozen=True):
    """What came along: ``relationships`` as XML, ``parts`` ready to be stored, ``types`` their media types by name."""

    relationships: str = ""
    parts: tuple[Part, ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    problems: tuple[StyleProblem, ...] = ()


def carry(source: SourcePart, root: etree._Element, label: str) -> Carried:
    """The pictures and links that ``root``, the XML of ``source``, uses; ``label`` is its new name, ``header1``."""
    relationships: list[str] = []
    parts: list[Part] = []
    types: list[tuple[str, str]] = []
    problems: list[StyleProblem] = []
    for identifier in _used(root):
        relationship = source.rels.get(identifier)
        if relationship is None or not relationship.reltype.endswith(("/image", "/hyperlink")):
            problems.append(_not_carried(label, relationship.reltype if relationship else ""))
        elif relationship.is_external:
            target, mode = relationship.target_ref, ' TargetMode="External"'
            relationships.append(_relationship(identifier, relationship.reltype, target, mode))
            if not is_web_target(target):
                problems.append(_wrong_link(label, target))
        else:
            picture = relationship.target_part
            target = f"media/{label}-{len(parts) + 1}{_suffix(picture)}"
            parts.append(pack(f"word/{target}", picture.blob))
            types.append((f"word/{target}", picture.content_type))
            relationships.append(_relationship(identifier, relationship.reltype, target))
    problems += [_wrong_link(label, target) for target in _pointers(root)]
    return Carried("".join(relationships), tuple(parts), tuple(types), tuple(problems))


def is_web_target(target: str) -> bool:
    """Whether a link leads to a page, a mailbox or a telephone, and not to a program, a script or a file."""
    return target.strip().lower().startswith(("https://", "http://", "mailto:", "tel:"))


def _pointers(root: etree._Element) -> Iterator[str]:
    """What a drawing names without a relationship and may not, as VML can: pictures elsewhere, links to programs."""
    space = f"{{{RELATIONSHIPS}}}"
    named = ((str(key), str(text)) for own in root.iter() for key, text in own.attrib.items() if str(text).strip())
    for key, text in named:
        fetched = key.rpartition("}")[2] in ("src", "href", "althref") and key != "href" and not key.startswith(space)
        if fetched or (key == "href" and not is_web_target(text)):
            yield text


def _used(root: etree._Element) -> Iterator[str]:
    """The relationship ids that attributes name, each once, in order."""
    space = f"{{{RELATIONSHIPS}}}"
    found = (str(text) for own in root.iter() for key, text in own.attrib.items() if str(key).startswith(space))
    return iter(dict.fromkeys(filter(None, found)))


def _relationship(identifier: str, kind: str, target: str, mode: str = "") -> str:
    names = f'Id="{escape(identifier)}" Type="{escape(kind)}" Target="{escape(target)}"'
    return f"<Relationship {names}{mode}/>"


def _suffix(picture: SourcePart) -> str:
    found = re.search(r"\.[A-Za-z0-9]{1,5}$", str(picture.partname))
    return found[0].lower() if found else ".bin"


def _wrong_link(label: str, target: str) -> StyleProblem:
    message = f"{label} holds a link to {target[:60]!r}, which is no page or fetches one"
    return StyleProblem("house-style-link", message, "let it lead to https://, mailto: or tel:, or take it out")


def _not_carried(label: str, kind: str) -> StyleProblem:
    what = f"an embedded {kind.rsplit('/', 1)[-1]}" if kind else "a reference to a part that is not there"
    message = f"{label} holds {what}; only text, pictures and links can be carried over"
    return StyleProblem("house-style-embedded", message, "take it out, or paste it as a picture")
