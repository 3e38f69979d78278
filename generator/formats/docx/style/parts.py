"""The parts of a house style as they are collected, each with its media type and its relationship."""

from collections.abc import Iterable

from msgspec import Struct, field

from generator.formats.docx.docx_package import Part, pack
from generator.formats.docx.wordprocessingml import (
    OFFICE_TYPE,
    PACKAGE,
    WORD_TYPE,
    content_types,
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
