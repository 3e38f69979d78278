"""What two companies of one run state that belongs to one of them alone: a profile that was copied and not finished.

A company's number and mail address are its own, so its file shows them without its group. Files are read only where
a first look at their bytes finds the same number or address in two; a run for one company has nothing to compare.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Location, Severity, diagnose_by_rule, in_order
from generator.storage.bounded_read import read_file
from generator.workspace import Workspace
from generator.yaml.source_text import MAX_BYTES

_REGISTRATION = ("controller", "registration")
_NUMBERS = ("kvk", "kbo", "rsin", "vat", "establishment_number", "register_number")
_MAIL: KeyPath = ("contact", "email")
_COURT: KeyPath = (*_REGISTRATION, "court")
_KEYS: tuple[KeyPath, ...] = (*((*_REGISTRATION, number) for number in _NUMBERS), _MAIL)
_TOKEN = re.compile(rb"[^\s@\"']+@[^\s@,}\"']+|\d(?:[ .]?\d){7,}|HR[AB] ?\d+")
"""Whatever can be a mail address or the digits of a number."""


class _Identity(Struct, frozen=True):
    """A number or mail address of a company: where it stands, and as it is compared."""

    slug: str
    key: KeyPath
    value: str
    place: Location
    compared: tuple[str, str]

    def same_as(self, others: Iterable["_Identity"]) -> Diagnostic:
        """The finding that others have it too, the first of them named."""
        there = ", ".join(str(other.place) for other in islice(others, 3))
        if self.key == _MAIL:
            message, hint = "the mail address", "fine where one desk answers for both; else correct one of the two"
            code, severity = "same-mail", Severity.WARNING
        else:
            message, hint = "the number", "a register gives a number to one company: correct it, or delete one profile"
            code, severity = "same-registration", Severity.ERROR
        return diagnose_by_rule(
            code, f"{message} {self.value} stands in {there} too", self.place, severity, hint, self.key
        )


def compare(where: Workspace, slugs: Sequence[str]) -> Mapping[str, Diagnostics]:
    """The findings by company; empty where no two share a number of a register or a mail address.

    The same number is an error, for a register gives it to one company; the same mail address is a warning.
    """
    holders: dict[tuple[str, str], list[_Identity]] = defaultdict(list)
    for slug in _alike(where, slugs) if len(slugs) > 1 else ():
        for identity in _identities(where, slug):
            holders[identity.compared].append(identity)
    found: dict[str, Diagnostics] = {}
    for same in holders.values():
        for one in same if len(same) > 1 else ():
            told = one.same_as(other for other in same if other is not one)
            found[one.slug] = in_order((*found.get(one.slug, ()), told))
    return found


def _alike(where: Workspace, slugs: Sequence[str]) -> list[str]:
    """The companies whose files hold a number or mail address that another one's holds too."""
    first: dict[bytes, str] = {}
    alike: dict[str, None] = {}
    for slug in dict.fromkeys(slugs):
        for token in _tokens(where, slug):
            other = first.setdefault(token, slug)
            if other != slug:
                alike |= {other: None, slug: None}
    return list(alike)


def _tokens(where: Workspace, slug: str) -> set[bytes]:
    try:
        content = read_file(where.companies[slug], MAX_BYTES)
    except (OSError, KeyError):
        return set()  # told when the company is read
    return {re.sub(rb"[ .]", b"", token).lower() for token in _TOKEN.findall(content)}


def _identities(where: Workspace, slug: str) -> Iterator[_Identity]:
    from generator import yaml as source

    company, _ = source.read(where.companies[slug], where.display(where.companies[slug]))
    if company is None:
        return
    for key in _KEYS:
        if value := _text(company.data, key):
            court = _text(company.data, _COURT) if key[-1] == "register_number" else ""
            compared = re.sub(r"[\s.]", "", value + court).casefold()
            yield _Identity(slug, key, value, company.values[key], (str(key[-1]), compared))


def _text(data: object, key: KeyPath) -> str:
    for part in key:
        data = data.get(part) if isinstance(data, dict) else None
    return data if isinstance(data, str) else ""
