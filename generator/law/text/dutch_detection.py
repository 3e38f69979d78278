"""Whether a text is Dutch, by the little words that every Dutch text has and that no other has as many of."""

from generator.document import Document
from generator.document.walk import words
from generator.law.text.compared_words import fold

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
