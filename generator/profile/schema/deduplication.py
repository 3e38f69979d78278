"""Findings that say again what another one says, left out."""

from collections.abc import Iterable, Set

from generator.diagnostics import KeyPath
from generator.diagnostics.suggestion import closest
from generator.profile.schema.breach import SchemaBreach

_UNKNOWN = "unknown-key"


def without_repeats(findings: list[SchemaBreach]) -> list[SchemaBreach]:
    """The findings without those about a field that is not stated only because its name is misspelled."""
    unknown = [one.key for one in findings if one.code == _UNKNOWN]
    return [one for one in findings if one.code == _UNKNOWN or not (one.at_key and _is_misspelled(one.key, unknown))]


def _is_misspelled(lacking: KeyPath, unknown: Iterable[KeyPath]) -> bool:
    beside = [str(key[-1]) for key in unknown if lacking and key[:-1] == lacking[:-1]]
    return any(closest(name, [str(lacking[-1])]) for name in beside)


def is_told(key: KeyPath, wrong: Set[KeyPath]) -> bool:
    """Whether a value, or something in it or around it, has an error, so that no rule can judge it yet."""
    return any(key[: len(other)] == other[: len(key)] for other in wrong)
