"""Addresses in a text: postcodes, mail and links, and signs as they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.law.text.passages import fold
from generator.law.text.phrases import Hit, IndexedText, Phrases

_POSTCODE = re.compile(r"(?<![\w.])([1-9]\d{3}) ?([A-Z]{2})(?!\w)")
_MAIL = re.compile(r"(?<![\w.])[\w.+\-]{1,64}@([\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5})")
_SITE = re.compile(r"(?<![@\w.\-])(?:https?://)?((?:[\w\-]{1,63}\.){1,4}[a-z]{2,24})(?![\w@])", re.IGNORECASE)
_ENDINGS = frozenset("nl be de eu com org net info example shop online nu app io frl amsterdam".split())


def postcodes(text: IndexedText) -> Iterator[tuple[str, Hit]]:
    """The Dutch postcodes of a text as they are written in a register, and where."""
    for number, passage in enumerate(text.passages):
        for found in _POSTCODE.finditer(passage.text):
            yield f"{found[1]} {found[2]}", Hit(number, *found.span())


def unlabelled(text: IndexedText, labels: Phrases) -> list[Hit]:
    """The first place of each postcode that no label tells, in its paragraph or its heading, where there are two."""
    labelled = [text.passages[hit.passage] for hit in text.find(labels)]
    told = {passage.block for passage in labelled} | {-passage.section for passage in labelled if passage.is_heading}
    first: dict[str, Hit] = {}
    known: set[str] = set()
    for postcode, hit in postcodes(text):
        passage = text.passages[hit.passage]
        known |= {postcode} if {passage.block, -passage.section} & told else set()
        first.setdefault(postcode, hit)
    plain = [hit for postcode, hit in first.items() if postcode not in known]
    return plain if len(plain) > 1 else []


def mail_elsewhere(text: IndexedText, without: Phrases) -> list[Hit]:
    """The mail addresses, each once, whose domain is none of the websites; none where the text names no website.

    An address in a sentence that says one of ``without`` can be of somebody else.
    """
    sites = {_root(name) for name in _sites(text)}
    others = {hit.passage for hit in text.find(without)}
    seen: dict[str, Hit] = {}
    for number, passage in enumerate(text.passages):
        for found in _MAIL.finditer(passage.text) if number not in others and "@" in passage.text else ():
            if sites and _root(found[1]) not in sites:
                seen.setdefault(fold(found[0]), Hit(number, *found.span()))
    return list(seen.values())


def _sites(text: IndexedText) -> Iterator[str]:
    """What a text calls its website: a name in a sentence that says so, or that stands alone in a list."""
    for passage in text.passages:
        if "." not in passage.text[:-1]:
            continue  # a name of a website has a dot in it
        said = any(word.folded.startswith("website") for word in passage.words)
        for found in _SITE.finditer(passage.text):
            known = found[1].rpartition(".")[2].casefold() in _ENDINGS
            if known and (said or passage.shown.rstrip(".;/") == found[0]):
                yield found[1]


def _root(name: str) -> str:
    return ".".join(fold(name).split(".")[-2:])


def links(text: IndexedText, schemes: Sequence[str]) -> Iterator[Hit]:
    """The links, and the addresses in the text, that begin with one of the schemes."""
    for number, passage in enumerate(text.passages):
        for piece in passage.pieces:
            if piece.href and piece.href.casefold().startswith(tuple(schemes)):
                yield Hit(number, piece.start, piece.end)
        for scheme in schemes:
            at = passage.text.casefold().find(scheme)
            if at >= 0:
                yield Hit(number, at, at + len(scheme))


def literals(text: IndexedText, signs: Iterable[str]) -> Iterator[Hit]:
    """Where these signs stand as they are; those that are letters as whole words."""
    for sign in signs:
        pattern = re.compile(rf"(?<!\w){re.escape(sign)}(?!\w)" if sign.isalnum() else re.escape(sign))
        for number, passage in enumerate(text.passages):
            if sign in passage.text:
                yield from (Hit(number, *found.span()) for found in pattern.finditer(passage.text))
