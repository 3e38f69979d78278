"""What the words of a Dutch sentence are: their syllables, passives, and words that leave the reader in doubt."""

import re

WORD = re.compile(r"[^\W_]+(?:['’.\-@/&][^\W_]+)*")
"""A word as people count them: ``e-mail``, ``foto's``, ``B.V``, an address or a number is one."""

_VOWELS = re.compile(
    r"aai|ooi|oei|eeuw|ieuw|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáàâäéèêëíìîïóòôöúùûüý]", re.IGNORECASE
)
"""The vowels and diphthongs of one syllable; a diaeresis (``coördinatie``) starts another by itself."""

_BECOME = frozenset("word wordt worden werd werden geworden".split())
_UNSTRESSED = re.compile(r"(?:be|ver|ont|her|er)\w{2,}(?:d|t|en)")
_PARTED = re.compile(r"(?:aan|af|door|in|mee|na|om|onder|op|over|toe|uit|voor|weg|terug|samen|vast)ge\w{2,}(?:d|t|en)")
_PLAIN = re.compile(r"ge\w{2,}(?:d|t|en)")

_OFFER = frozenset("u je jij jullie".split())
_CAN = frozenset("kan kun kunt kunnen".split())
VAGUE = frozenset(
    """
    bepaalde doorgaans eventueel eventuele gebruikelijk gebruikelijke gewoonlijk meestal misschien mogelijk mogelijke
    mogelijkerwijs mogelijkheid normaliter onder-andere passende redelijk redelijke redelijkerwijs regelmatig soms
    streven streeft trachten tracht vaak veelal waarschijnlijk wellicht zou zouden zoals bijvoorbeeld
    """.split()
)
"""Words that leave open whether, when or what: "may", "might", "some", "often", "possible" (WP260 rev.01, point 13)."""

LONG_FROM = 12
"""From so many letters a word counts as long."""


def words(sentence: str) -> list[str]:
    """The words of a sentence, as they are written."""
    return WORD.findall(sentence)


def syllables(word: str) -> int:
    """How many syllables a word has, at least one; an abbreviation or number counts as one."""
    return max(1, len(_VOWELS.findall(word))) if any(letter.isalpha() for letter in word) else 1


def is_passive(spoken: list[str]) -> bool:
    """Whether a form of "worden" goes with a past participle in a sentence, given as its words."""
    small = [word.lower() for word in spoken]
    return not _BECOME.isdisjoint(small) and any(map(_is_participle, small))


def _is_participle(word: str) -> bool:
    return word not in _BECOME and any(form.fullmatch(word) for form in (_PLAIN, _PARTED, _UNSTRESSED))


def vague(spoken: list[str]) -> int:
    """How many words of a sentence leave the reader in doubt.

    "Kunnen" counts but where it offers the reader something, as in "u kunt" and "kun je".
    """
    small = [word.lower() for word in spoken]
    return sum(word in VAGUE for word in small) + sum(map(_leaves_open, small, ["", *small], [*small[1:], ""]))


def _leaves_open(word: str, before: str, after: str) -> bool:
    return word in _CAN and before not in _OFFER and after not in _OFFER


def is_long(word: str) -> bool:
    """Whether a word is long; an address of the web or of mail is not a word that somebody reads."""
    return len(word) >= LONG_FROM and not any(mark in word for mark in "@/.")
