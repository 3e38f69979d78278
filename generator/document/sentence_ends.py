"""Where a Dutch sentence ends: in Markdown a line ends there, and plain language counts by it."""

import re

OPENING, CLOSING = "([\"'“‘„«", ")]\"'”’»"
SPACE = re.compile(rf"(?<=[.!?…{re.escape(CLOSING)}]) (?=[{re.escape(OPENING)}]*(?P<next>.))")
DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.")
"""``d.w.z.``, ``B.V.``, or an initial; a small letter alone, as in ``bij u.``, ends a sentence."""
ABBREVIATIONS = frozenset(
    """
    aanh. afd. afz. alg. apr. art. artt. aug. bijl. bijv. blz. bv. ca. co. corp. dec. dept. dhr. dr. drs. enz. etc. evt.
    excl. feb. febr. fig. gebr. gem. hfst. inc. incl. ing. ir. jan. jl. jo. jr. ltd. max. mej. mevr. min. mr. mw. nov.
    nr. nrs. okt. par. pag. plv. prof. ref. resp. rb. sep. sept. sr. st. stb. stcrt. str. tel. toel. vgl. vnl. vs. zgn.
    """.split()
)
"""Words of Dutch and of company names that end in a full stop without ending a sentence, in small letters."""


def sentence_ends(text: str) -> list[int]:
    """The indexes of the spaces of ``text`` that part two sentences.

    In doubt it is one sentence: after an abbreviation, an initial or ``B.V.``, after a number that the text starts
    with, and before anything but a capital.
    """
    return [match.start() for match in SPACE.finditer(text) if match["next"].isupper() and _ends(text, match.start())]


def _ends(text: str, index: int) -> bool:
    start = max(text.rfind(" ", 0, index), text.rfind("\n", 0, index)) + 1
    word = text[start:index].lstrip(OPENING).rstrip(CLOSING)
    numbered = start == 0 and word[:-1].isdecimal()
    return word.endswith((".", "!", "?", "…")) and not (
        numbered or DOTTED.fullmatch(word) or word.lower() in ABBREVIATIONS
    )
