"""What a misspelled name was probably meant to be."""

from collections.abc import Iterable


def suggest(word: str, candidates: Iterable[str]) -> str:
    """A hint such as ``did you mean 'email'?``, or nothing when no candidate is within about two letters of ``word``.

    Capitals and the difference between ``-``, ``_`` and a space do not count.
    """
    nearest = closest(word, candidates)
    return f"did you mean '{nearest}'?" if nearest else ""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that ``word`` most resembles, ``None`` when none is within about two letters of it."""
    from difflib import get_close_matches  # only a mistake needs it

    folded: dict[str, list[str]] = {}
    for candidate in sorted(candidates):
        folded.setdefault(_fold(candidate), []).append(candidate)
    wanted = _fold(word)
    # Two wrong letters of n leave a ratio of 1 - 2/n; in a word of three or four letters one wrong letter is the most.
    cutoff = max(0.6, 1 - 2 / max(len(wanted), 1))
    matches = get_close_matches(wanted, folded, n=1, cutoff=min(cutoff, 0.9))
    alike = folded[matches[0]] if matches else []
    return min(alike, key=lambda candidate: candidate[:1].isupper() != word[:1].isupper(), default=None)


def nearest(word: str, candidates: Iterable[str], most: int) -> list[str]:
    """The ``most`` candidates that resemble ``word`` most, the nearest first, then by name."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=_fold(word))

    def distance(candidate: str) -> float:
        matcher.set_seq1(_fold(candidate))
        return -matcher.ratio()

    return sorted(sorted(candidates), key=distance)[:most]


def _fold(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
