"""Names of companies, looked for in a text by one pass over its words, however many names there are."""

import re
from collections.abc import Iterable, Iterator, Mapping

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

    def find(self, passage: Passage, besides: str) -> Iterator[tuple[str, int, int]]:
        """The names of companies other than ``besides`` in a passage, each with its characters.

        A name stands there with the same capitals, whole, and not in an address.
        """
        text = passage.text
        for token in _TOKEN.finditer(text) if self._owners else ():
            start = token.start()
            for name in dict.fromkeys(text[start : start + length] for length in self._lengths.get(token[0], ())):
                if self._owners.get(name, {besides}) != {besides} and _is_whole(text, start, start + len(name)):
                    yield name, start, start + len(name)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (_NOT_BEFORE.match(text[start - 1 : start]) or _NOT_AFTER.match(text, end))
