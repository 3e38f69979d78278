"""A house style made ready: all that a statement needs of the reference document, and nothing that needs parsing."""

import json
import re
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping

from msgspec import Struct

from generator.formats.docx.docx_package import Part
from generator.program_version import __version__

FIELDS = ("company", "title", "version", "date", "edition", "draft", "page", "logo")
"""The fields that an officer can put in a header or footer."""
DEEPEST = 8
"""The last level of a numbering definition (ECMA-376 part 1, 17.9.6: nine levels, from 0); deeper lists stay on it."""
STYLED_LEVELS = 5
"""How many levels have a paragraph style of their own: Word has ``List Bullet`` to ``List Bullet 5``."""

_FORMAT = f"{__version__} 3"
"""Raise the last number with any change of how a house style is made, or a copy that was kept before is used."""
_OPEN, _CLOSE = "\U0010ff00", "\U0010ff01"
_PLACE = re.compile(f"{_OPEN}([0-9]{{1,4}}){_CLOSE}")


class HeaderSlot(Struct, frozen=True):
    """A place in a part that each statement fills: ``field`` names the value.

    ``before`` and ``after`` are XML that stands around the value, and is left out with a value that is empty.
    """

    field: str
    before: str = ""
    after: str = ""


def place(number: int) -> str:
    """How the text of a part marks the place of slot ``number``."""
    return f"{_OPEN}{number}{_CLOSE}"


class HouseStyle(Struct, frozen=True):
    """What statements take from a reference document, ready to be written.

    ``ids`` gives the style id for a style name in lower case. Lengths are in twips, the twentieth of a point:
    ``text_width`` between the margins, ``paragraph_gap`` under a paragraph of text, ``cell_padding`` of a table cell,
    left and right together, ``table_em`` the room that its type takes; ``bullet_indents`` and ``number_indents`` are
    the left indents of the list levels. ``numbers`` is the numbering definition of ordered lists, ``bullet_list`` the
    list that all bullets are in, ``first_list`` the first list id that is free. ``section`` is the ``w:sectPr`` that
    ends the body, ``relationships`` are those of the body to the parts. ``parts`` go into each document as they are,
    ``forms`` (name, XML) once their slots are filled.
    """

    ids: Mapping[str, str]
    text_width: int
    paragraph_gap: int
    cell_padding: int
    table_em: int
    bullet_indents: tuple[int, ...]
    number_indents: tuple[int, ...]
    numbers: int
    bullet_list: int
    first_list: int
    section: str
    relationships: str
    parts: tuple[Part, ...]
    forms: tuple[tuple[str, str], ...]
    slots: tuple[HeaderSlot, ...]

    def fill(self, form: str, values: Mapping[str, str]) -> str:
        """The XML of a form with its slots filled with ``values``: XML, by field; what is not there is empty."""
        return _PLACE.sub(lambda found: self._filled(int(found[1]), values), form)

    def _filled(self, number: int, values: Mapping[str, str]) -> str:
        slot = self.slots[number] if number < len(self.slots) else HeaderSlot("")
        value = values.get(slot.field, "")
        return f"{slot.before}{value}{slot.after}" if value else ""

    @property
    def shows_logo(self) -> bool:
        """Whether a header or footer has a place for the company's logo."""
        return any(slot.field == "logo" for slot in self.slots)

    def to_bytes(self) -> bytes:
        """The style as bytes that ``from_bytes`` reads, to keep by the content of the reference document."""
        plain = {name: getattr(self, name) for name in self.__struct_fields__} | {
            "format": _FORMAT,
            "ids": dict(self.ids),
            "parts": [(part.name, part.size, part.checksum, _as_text(part.deflated)) for part in self.parts],
            "slots": [(slot.field, slot.before, slot.after) for slot in self.slots],
        }
        return json.dumps(plain, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "HouseStyle | None":
        """The style that ``to_bytes`` wrote; ``None`` when another version of the program wrote it, or another one."""
        try:
            plain = json.loads(data)
            if plain.pop("format") != _FORMAT:
                return None
            lists = {name: tuple(plain[name]) for name in ("bullet_indents", "number_indents")}
            parts = tuple(Part(name, size, checksum, a2b_base64(text)) for name, size, checksum, text in plain["parts"])
            forms = tuple((name, text) for name, text in plain["forms"])
            slots = tuple(HeaderSlot(*slot) for slot in plain["slots"])
            return cls(**plain | lists | {"parts": parts, "forms": forms, "slots": slots})
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


def _as_text(data: bytes) -> str:
    return b2a_base64(data, newline=False).decode("ascii")


def list_style(kind: str, level: int) -> str:
    """The name of the paragraph style of a list level: ``list bullet``, ``list bullet 2`` … ``list bullet 5``."""
    return f"list {kind}" if level == 0 else f"list {kind} {min(level + 1, STYLED_LEVELS)}"
