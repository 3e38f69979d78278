"""What stands inside a line, but for emphasis: characters, links, and what is refused."""

import re
from html.entities import html5
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, INLINE_PLACEHOLDER_RE, STX

from generator.formats.markdown.reader.element_problems import finding
from generator.formats.markdown.reader.inline_pass import Made, Processor, coded, decoded

CHARACTER = r"""(?x)
    \\ (?: (?P<break>(?=\n)) | (?P<escaped>[!-/:-@\[-`{-~]) | (?P<end>[ ]*\Z) )
  | & (?: \#(?P<decimal>[0-9]{1,7}) | \#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6}) | (?P<name>[A-Za-z][A-Za-z0-9]*) ) ;
"""
LINK = r"""(?x)
    (?<!!) \[ (?P<text>[^\[\]]*) \]
    \( [ ]* (?: <(?P<pointed>[^<>\n]*)> | (?P<bare> (?: [^\s()<>] | \([^\s()<>]*\) )* ) ) [ ]* \)
"""
REFUSED = r"""(?x)
    (?P<image> !\[ (?: [^\[\]]* \]\( )? ) | (?P<link> \]\( [^\s()<>]* ) | (?P<anchor_place> \{\#(?=[A-Za-z]) )
  | (?P<html> <(?=[A-Za-z/!?\ue000]) [^\s<>]* >? ) | (?P<code> `+ (?: [^`]* ` )? ) | (?P<strikethrough> ~~+ )
"""
AFTER_MARKS = re.compile(f"[{STX}{ETX}\n]")
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\U000f0000-\U0010ffff]")
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+|#[a-z][a-z0-9-]*|\ue000\S+", re.IGNORECASE)


class Characters(Processor):
    """Escaped characters, character references and line breaks."""

    def make(self, match: re.Match[str]) -> Made:
        """Makes the characters that are meant; a ``br`` of a backslash at the end of a line."""
        if match["escaped"]:
            return coded(match["escaped"])
        if match["break"] is not None:
            return Element("br")
        if match["end"] is not None:
            line = AFTER_MARKS.split(match.string[: match.end()])[-1]
            return finding("break-at-end", line)
        meant = _referred(match)
        if meant and FORBIDDEN.search(meant):
            return finding("character-reference", match[0])
        return meant and coded(meant)


def _referred(match: re.Match[str]) -> str | None:
    if match["name"]:
        return html5.get(match["name"] + ";")
    number = int(match["decimal"]) if match["decimal"] else int(match["hexadecimal"], 16)
    is_character = 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return chr(number) if is_character else "\ufffd"


class Links(Processor):
    """``[text](address)``, without a title."""

    def make(self, match: re.Match[str]) -> Made:
        """Makes an ``a`` with its ``href``."""
        pointed = match["pointed"]
        address = match["bare"] if pointed is None else pointed
        href = decoded(self.unescape(address))
        link = Element("a", href=href)
        if not match["text"].strip():
            link.append(finding("link-empty", match[0]))
        if self._holds_element(address) or not ADDRESS.fullmatch(href):
            link.append(finding("link-address", address, about=href or "Nothing"))
        link.text = match["text"]
        return link

    def _holds_element(self, text: str) -> bool:
        """Whether an earlier processor made more than characters of a part of a text."""
        walk = self.md.treeprocessors["inline"]
        assert isinstance(walk, InlineProcessor)
        return any(isinstance(walk.stashed_nodes[key], Element) for key in INLINE_PLACEHOLDER_RE.findall(text))


class RefusedInlines(Processor):
    """What a statement cannot hold."""

    def make(self, match: re.Match[str]) -> Made:
        """Leaves a finding in its place."""
        return finding((match.lastgroup or "").replace("_", "-"), match[0])
