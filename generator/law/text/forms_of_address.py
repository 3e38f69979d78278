"""How a text speaks to its reader: "u" or "je", quotations, names and "24 u" aside."""

import re
from collections.abc import Iterator

from generator.law.text.passages import Passage
from generator.law.text.phrase_matching import Hit, Words

_U = frozenset({"u", "uw", "uzelf", "uwe"})
_JE = frozenset({"je", "jij", "jou", "jouw", "jullie", "jezelf", "jouwe"})
_QUOTED = re.compile(r"[“„\"«][^”\"»]{0,400}[”\"»]|(?<!\w)['‘][^'’]{0,400}['’](?!\w)")


def mixed_forms(words: Words) -> list[Hit]:
    """The words in the form that the text has less often; none where it has one form, or as many of each."""
    u: list[Hit] = []
    je: list[Hit] = []
    for number, passage in enumerate(words.passages):
        for hit, is_u in _spoken(number, passage):
            (u if is_u else je).append(hit)
    return [] if len(u) == len(je) else min(u, je, key=len)


def _spoken(number: int, passage: Passage) -> Iterator[tuple[Hit, bool]]:
    quoted = [found.span() for found in _QUOTED.finditer(passage.text)]
    for word in passage.words:
        if word.folded not in _U and word.folded not in _JE:
            continue
        if any(start <= word.start < end for start, end in quoted) or _is_no_reader(passage.text, word.start, word.end):
            continue
        yield Hit(number, word.start, word.end), word.folded in _U


def _is_no_reader(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a name, of an address or of a time: "Jij & Ik B.V.", "U-bocht", "24 u"."""
    before, after = text[max(0, start - 4) : start].rstrip(), text[end : end + 4]  # what touches it, and no more
    joined = after[:1] in ("-", "@", "/") or text[start - 1 : start] in ("/", "-", "@", ".")
    a_time = text[start:end] == "u" and before[-1:].isdecimal()
    a_name = after.lstrip()[:1] == "&" or before[-1:] == "&"
    named = text[start].isupper() and bool(before) and before[-1] not in ".!?:|–-" and text[start:end].casefold() != "u"
    return joined or a_time or a_name or named
