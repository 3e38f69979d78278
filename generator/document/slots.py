"""Places in a template's Markdown where a value of the profile belongs, and putting the values there.

A template prints the opaque marker of a slot, never the value: no parser meets a company's ``*``, ``|`` or ``<``.
"""

import re
from collections.abc import Iterator, Sequence
from typing import assert_never
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import KeyPath
from generator.document import Block, Content, Heading, Inline, LineBreak, List, ListItem, Paragraph, Table, Text

OPEN, CLOSE = "\ue000", "\ue001"
"""The signs around a slot's number: private-use characters, which neither a template nor a profile may hold."""

MARKER = re.compile(f"{OPEN}([0-9]+){CLOSE}")
"""A slot in a text; its group is the number of the value."""

_SCHEME = re.compile("^https?://", re.IGNORECASE)
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


class Slot(Struct, frozen=True):
    """A value that a section printed, as it is to be read, and the profile value that it came from."""

    text: str
    key: KeyPath


def marker(number: int) -> str:
    """What stands in the text for the value of this number."""
    return f"{OPEN}{number}{CLOSE}"


def fill(blocks: tuple[Block, ...], values: Sequence[Slot]) -> tuple[Block, ...]:
    """The blocks with each marker replaced by the value of its number, as a run that knows its key.

    A line break inside a value becomes a ``LineBreak``. In a link's target the value is encoded for its place, so that
    it can neither leave that place nor choose a scheme other than ``https``, ``http``, ``mailto`` and ``tel``.
    """
    return tuple(_block(block, values) for block in blocks)


def _block(block: Block, values: Sequence[Slot]) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, content=_content(block.content, values))
        case List():
            return replace(block, items=tuple(_item(item, values) for item in block.items))
        case Table():
            rows = tuple(tuple(_content(cell, values) for cell in row) for row in block.rows)
            return replace(block, header=tuple(_content(cell, values) for cell in block.header), rows=rows)
        case _:
            assert_never(block)


def _item(item: ListItem, values: Sequence[Slot]) -> ListItem:
    blocks = (_block(block, values) for block in item.blocks)
    return ListItem(tuple(block for block in blocks if isinstance(block, Paragraph | List)))


def _content(content: Content, values: Sequence[Slot]) -> Content:
    if not any(isinstance(inline, Text) and OPEN in f"{inline.text}{inline.href}" for inline in content):
        return content
    return tuple(filled for inline in content for filled in _inline(inline, values))


def _inline(inline: Inline, values: Sequence[Slot]) -> Iterator[Inline]:
    if isinstance(inline, LineBreak):
        yield inline
        return
    run = replace(inline, href=_target(inline.href, values)) if inline.href else inline
    for position, piece in enumerate(MARKER.split(run.text)):
        if position % 2:
            yield from _value(run, values[int(piece)])
        elif piece:
            yield replace(run, text=piece)


def _value(run: Text, slot: Slot) -> Iterator[Inline]:
    for position, line in enumerate(line for line in slot.text.splitlines() if line.strip()):
        if position:
            yield LineBreak()
        yield replace(run, text=line, key=slot.key)


def _target(href: str, values: Sequence[Slot]) -> str:
    pieces = MARKER.split(href)
    if len(pieces) == 3 and not pieces[0] and not pieces[2]:
        return _address(values[int(pieces[1])].text)
    target = ""
    for position, piece in enumerate(pieces):
        target += _encoded(target, values[int(piece)].text) if position % 2 else piece
    return target


def _address(value: str) -> str:
    """A value that is a whole target: a web address, or else the host and path of one."""
    scheme, separator, rest = value.partition("://")
    known = bool(separator) and scheme.lower() in ("http", "https")
    prefix = f"{scheme.lower()}://" if known else "https://"
    return prefix + _encoded(prefix, rest if known else value)


def _encoded(before: str, value: str) -> str:
    """The value as it is written in a link's target after ``before`` (RFC 3986 §2, RFC 6068 §2, RFC 3966 §3)."""
    value = value.strip()
    match before.lower():
        case "https://" | "http://":
            value = _SCHEME.sub("", value)  # one that stands there twice leads nowhere
            host = re.split("[/?#]", value, maxsplit=1)[0]
            # A host beyond ASCII is percent-encoded UTF-8 (RFC 3986 §3.2.2), which browsers read as IDNA 2008.
            return quote(host, safe=":") + quote(
                _STRAY_PERCENT.sub("%25", value[len(host) :]), safe="%/?#!$&'()*+,;=:@~"
            )
        case "mailto:":
            return quote(value, safe="@!$'*+~")
        case "tel:":
            return re.sub(r"[^0-9+]", "", value)
        case _:
            return quote(value, safe="")
