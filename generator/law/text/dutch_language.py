"""Dutch as a language: whether a text is Dutch, and whether it speaks to its reader as "u" or as "je"."""

import re
from collections.abc import Iterator

from generator.document import Document
from generator.document.walk import words
from generator.law.text.passages import Passage, fold
from generator.law.text.phrases import Hit, IndexedText

_LITTLE = {
    "nl": frozenset("de het een en van is dat die wij u je niet met voor op te zijn uw aan door om als bij".split()),
    "en": frozenset("the of and to a in that is for with on you we your our by this not be are as or from".split()),
    "de": frozenset(
        "der die das und ist nicht mit von zu den sie wir ein eine fur auf im werden sind oder ihre".split()
    ),
    "fr": frozenset("le la les des et de du un une est que pour dans vous nous sur par pas ou vos votre en".split()),
}
"""Function words; a word can stand in two lists, for what counts is which list a text has most of."""

LEAST = 12
"""In a hundred words; running Dutch has about thirty, a table without sentences fewer."""


def is_dutch(document: Document) -> bool:
    """Whether most of a document is in Dutch; a text without words is not."""
    spoken = [fold(word.strip(".,;:()?!\"'“”")) for word in words(document)]
    counts = {language: sum(word in little for word in spoken) for language, little in _LITTLE.items()}
    return bool(spoken) and counts["nl"] == max(counts.values()) and 100 * counts["nl"] >= LEAST * len(spoken)


_U = frozenset({"u", "uw", "uzelf", "uwe"})
_JE = frozenset({"je", "jij", "jou", "jouw", "jullie", "jezelf", "jouwe"})
_QUOTED = re.compile(r"[“„\"«][^”\"»]{0,400}[”\"»]|(?<!\w)['‘][^'’]{0,400}['’](?!\w)")


def mixed_forms(text: IndexedText) -> list[Hit]:
    """The words in the form that the text has less often; none where it has one form, or as many of each."""
    u: list[Hit] = []
    je: list[Hit] = []
    for number, passage in enumerate(text.passages):
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
