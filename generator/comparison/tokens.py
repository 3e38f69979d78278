"""Content cut into words, white space and punctuation, and how much a word counts when two texts are compared."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.document import Content, Inline, LineBreak, Text
from generator.document.walk import plain

# What stands inside a word belongs to it: 1.250,00, info@example.nl, 24/7, foto's.
WORD = re.compile(r"\w+(?:[.,:/@'’&+·\u00ad\u2011-]+\w+)*|\s+|[^\w\s]")
SENTENCE_END = (".", "!", "?", ":", ";")
PUNCTUATION, SHORT, MIDDLING, LONG, LONGEST = 1, 2, 5, 10, 12
"""What a token weighs. The shortest words, de, het and van, stand in any two texts and so say least of what was kept;
that holds in every language, so no list of them is needed. A number always says something."""


def tokens(content: Content) -> list[Inline]:
    """The tokens of a piece of content, each a run of its own with the key of the run that it was cut from.

    How the runs were cut makes no difference: a word that two runs of one formatting share is one token, without a key.
    """
    found: list[Inline] = []
    for formatting, group in groupby(content, _formatting):
        runs = list(group)
        if formatting is None:
            found += runs
        else:
            found += _cut([run for run in runs if isinstance(run, Text)])
    return found


def _formatting(inline: Inline) -> tuple[bool, bool, str | None] | None:
    return (inline.strong, inline.emphasis, inline.href) if isinstance(inline, Text) else None


def _cut(runs: list[Text]) -> Iterator[Text]:
    """The words of neighbouring runs in one formatting."""
    text = "".join(run.text for run in runs)
    places = iter(runs)
    run, end = next(places), 0
    end = len(run.text)
    for match in WORD.finditer(text):
        while match.start() >= end:
            run = next(places)
            end += len(run.text)
        key = run.key if match.end() <= end else None
        yield Text(match[0], run.strong, run.emphasis, run.href, key)


def weight(token: Inline) -> int:
    """What a token weighs; white space nothing."""
    if isinstance(token, LineBreak):
        return MIDDLING
    return weight_of(token.text)


def weight_of(text: str) -> int:
    """What a word, a mark of punctuation (1) or white space (0) weighs."""
    if text.isspace():
        return 0
    if not text[0].isalnum() and len(text) == 1:
        return PUNCTUATION
    if len(text) > 8:
        return LONGEST
    if len(text) > 4 or any(map(str.isdigit, text)):
        return LONG
    return MIDDLING if len(text) == 4 else SHORT


def bag(contents: Iterable[Content]) -> Counter[str]:
    """The words of some contents, each as often as it counts, whatever their formatting."""
    counts = Counter(word for content in contents for word in plain(content).split())
    return Counter({word: count * weight_of(word) for word, count in counts.items()})


def is_space(token: Inline) -> bool:
    """Whether a token is white space; a line break is not, because it can be seen."""
    return isinstance(token, Text) and token.text.isspace()


def sentences(cut: Sequence[Inline]) -> list[slice]:
    """The sentences of a text as slices of its tokens; the space behind a sentence is not in it."""
    found: list[slice] = []
    start = 0
    for place, token in enumerate(cut):
        if place > start and _ends(cut[place - 1]) and is_space(token):
            found.append(slice(start, place))
            start = place + 1
    return [*found, slice(start, len(cut))] if start < len(cut) else found


def _ends(token: Inline) -> bool:
    return isinstance(token, LineBreak) or token.text in SENTENCE_END
