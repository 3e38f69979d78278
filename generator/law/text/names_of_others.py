"""Names of companies, looked for in a text by one pass over its words, however many names there are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.law.text.passages import Passage

_TOKEN = re.compile(r"\w+|[^\w\s]")
_NOT_BEFORE = re.compile(r"[\w.@/]")
_NOT_AFTER = re.compile(r"\w|\.\w")


class CompanyNames:
    """The names of all companies of a workspace, in an index by their first word; made once for all texts of a run."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """``names`` has those of each company, by its slug."""
        owners: dict[str, set[str]] = {}
        lengths: dict[str, set[int]] = {}
        for slug, name in ((slug, name) for slug, some in names.items() for name in some):
            if first := _TOKEN.match(name):
                owners.setdefault(name, set()).add(slug)
                lengths.setdefault(first[0], set()).add(len(name))
        self._owners = owners
        self._lengths = {word: sorted(some) for word, some in lengths.items()}
        self._standing = lru_cache(maxsize=20_000)(self._search)  # sister companies share most of their sentences

    def find(self, passage: Passage, besides: str) -> Iterator[tuple[str, int, int]]:
        """The names of companies other than ``besides`` in a passage, each with its characters.

        A name stands there with the same capitals, whole, and not in an address.
        """
        for name, start, end in self._standing(passage.text):
            if self._owners[name] != {besides}:
                yield name, start, end

    def _search(self, text: str) -> tuple[tuple[str, int, int], ...]:
        """The names in a text, whosever they are."""
        spans = (
            (token.start(), token.start() + length)
            for token in _TOKEN.finditer(text)
            for length in self._lengths.get(token[0], ())
        )
        return tuple(
            (text[start:end], start, end)
            for start, end in spans
            if end <= len(text) and text[start:end] in self._owners and _is_whole(text, start, end)
        )


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (_NOT_BEFORE.match(text[start - 1 : start]) or _NOT_AFTER.match(text, end))
