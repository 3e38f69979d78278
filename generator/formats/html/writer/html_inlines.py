"""Inline HTML: runs of text to ``a``, ``strong``, ``em`` and ``br``, and the escaping that all of it goes through."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Protocol, assert_never

from msgspec import Struct

from generator.document import Content, Inline, LineBreak, List, Text
from generator.document.walk import join, plain

_LINKS = ("https:", "http:", "mailto:", "tel:", "#")


class Marking(Protocol):
    """Writes what a redline says of its words, lists and headings."""

    def write(self, content: Content, setting: "Setting") -> str:
        """A content with its changes."""

    def was(self, former: int | None, setting: "Setting") -> str:
        """A note of a heading's former level, if any."""

    def was_list(self, block: List, setting: "Setting") -> Iterator[str]:
        """A note of a list's former kind, if any."""


class Setting(Struct, frozen=True):
    """Where HTML will stand: ``shift`` is added to the levels of headings; ``styled`` when our style sheet is there.

    A word of more than ``longest_word`` characters may be broken anywhere, so that it cannot push a table off the
    screen; 0 leaves words alone. ``changes`` writes the words of a redline.
    """

    shift: int = 0
    styled: bool = True
    longest_word: int = 0
    changes: "Marking | None" = None


def escape(text: str) -> str:
    """Text as it stands in an element or in a double-quoted attribute (HTML standard, 13.3 escaping a string)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def tag(element: str, /, **attributes: str | None) -> str:
    """A start tag; an attribute that is ``None`` is left out, ``aria_label`` is written ``aria-label``."""
    written = (
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{element}{''.join(written)}>"


@lru_cache(maxsize=8_192)
def inline(content: Content, setting: Setting) -> str:
    """A piece of content as HTML; neighbouring runs with one target are one link.

    Sister companies share most of their words, so what was written is remembered.
    """
    return "".join(_linked(href, tuple(runs), setting) for href, runs in groupby(join(content), key=_target))


def _target(item: Inline) -> str | None:
    return item.href if isinstance(item, Text) else None


def _linked(href: str | None, runs: Content, setting: Setting) -> str:
    markup = "".join(_strong(runs, setting))
    if href is None:
        return markup
    if not href.lower().startswith(_LINKS):
        raise ValueError(f"a document holds a link that no statement may have: {href!r}")
    link = f"{tag('a', href=href)}{markup}</a>"
    address = _unseen_address(href, plain(runs)) if setting.styled else None
    return f"{tag('span', data_address=address)}{link}</span>" if address else link


def _strong(runs: Iterable[Inline], setting: Setting) -> Iterator[str]:
    for is_strong, group in groupby(runs, key=_is_strong):
        markup = "".join(_emphasised(item, setting) for item in group)
        yield f"<strong>{markup}</strong>" if is_strong else markup


def _is_strong(item: Inline) -> bool:
    return isinstance(item, Text) and item.strong


def _emphasised(item: Inline, setting: Setting) -> str:
    match item:
        case Text():
            markup = _characters(item.text, setting.longest_word)
            return f"<em>{markup}</em>" if item.emphasis else markup
        case LineBreak():
            return "<br>\n"
        case _:
            assert_never(item)


def _characters(text: str, longest_word: int) -> str:
    if not longest_word:
        return escape(text)
    long_word = rf"(\S{{{longest_word + 1},}})"
    return re.sub(long_word, r'<span class="long">\1</span>', escape(text))


def _unseen_address(href: str, shown: str) -> str | None:
    """The address that a reader on paper would miss, without its scheme; ``None`` when the link's text shows it."""
    scheme, _, rest = href.partition(":")
    is_mail = scheme.lower() == "mailto"
    address = rest.partition("?")[0] if is_mail else rest.removeprefix("//").removesuffix("/")
    shows_a_number = scheme.lower() == "tel" and any(map(str.isdigit, shown))
    return None if href.startswith("#") or shows_a_number or address.lower() in shown.lower() else address
