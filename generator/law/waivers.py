"""Findings that a company lets stand for now: each with a reason, the name of who decided it, and a last day.

A waiver hides nothing: what it is about stays unmet, and stands in the report and in the ledger as waived. It can be
about what the law asks and about what is merely suspicious, but never about what keeps a statement from being made.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from generator.diagnostics import (
    Diagnostic,
    Diagnostics,
    KeyPath,
    Location,
    Severity,
    diagnose,
    diagnose_by_rule,
    in_order,
    stops,
)
from generator.diagnostics.suggestion import suggest
from generator.profile import Profile

FIELD = "waivers"
"""Where they stand in a profile."""

_STATED = ("finding", "reason", "by", "until")
"""What each has to state; the schema tells what lacks."""


class Waiver(Struct, frozen=True):
    """One waiver: the code of the ``finding``, why, ``by`` whom, and ``until`` which day, that day included.

    ``key`` limits it to the values at or below that dotted name, with records by their ids; empty for all. A waiver of
    the group (``inherited``) need not be about each of its companies.
    """

    finding: str
    reason: str
    by: str
    until: date
    key: str
    place: Location
    inherited: bool


class Waived(Struct, frozen=True):
    """A finding, and the waiver that lets it stand."""

    finding: Diagnostic
    waiver: Waiver


def waive(profile: Profile, found: Diagnostics, on: date) -> tuple[Diagnostics, tuple[Waived, ...]]:
    """The findings that stay on a day, those about waivers included, and the waived ones in the same order."""
    waivers = tuple(_waivers(profile))
    holding = [waiver for waiver in waivers if waiver.until >= on]
    stay: list[Diagnostic] = []
    waived: list[Waived] = []
    for finding in in_order(found):
        waiver = next((one for one in holding if _is_about(one, finding, profile)), None)
        if waiver is None or stops(finding):
            stay.append(finding)
        else:
            waived.append(Waived(finding, waiver))
    used = {one.waiver for one in waived}
    stay += [_expired(waiver, on) for waiver in waivers if waiver.until < on]
    stay += [_idle(waiver, profile, found) for waiver in holding if waiver not in used and not waiver.inherited]
    return in_order(tuple(stay)), tuple(waived)


def _waivers(profile: Profile) -> Iterator[Waiver]:
    stated = profile.data.get(FIELD)
    for position, record in enumerate(stated if isinstance(stated, list) else []):
        if not isinstance(record, Mapping) or not all(isinstance(record.get(name), str) for name in _STATED):
            continue
        try:
            until = date.fromisoformat(record["until"])
        except ValueError:
            continue  # the schema says so
        origin = profile.origins[FIELD, position, "finding"]
        key = str(record.get("key") or "")
        yield Waiver(
            record["finding"], record["reason"], record["by"], until, key, origin.value, inherited=origin.inherited
        )


def _is_about(waiver: Waiver, finding: Diagnostic, profile: Profile) -> bool:
    if waiver.finding != finding.code:
        return False
    name = named(profile.data, finding.key)
    return not waiver.key or name == waiver.key or name.startswith(f"{waiver.key}.")


def named(data: object, key: KeyPath) -> str:
    """A key path as a dotted name, with records by their ids: ``transfers.countries.us.safeguard``."""
    parts: list[str] = []
    for part in key:
        data = _below(data, part)
        own = data.get("id") if isinstance(part, int) and isinstance(data, Mapping) else part
        parts.append(str(part if own is None else own))
    return ".".join(parts)


def _below(data: object, part: str | int) -> object:
    if isinstance(data, Mapping):
        return data.get(part)
    return data[part] if isinstance(data, list) and isinstance(part, int) and part < len(data) else None


def _expired(waiver: Waiver, on: date) -> Diagnostic:
    return diagnose(
        "waiver-expired",
        waiver.place,
        Severity.WARNING,
        finding=waiver.finding,
        until=waiver.until,
        on=on,
        by=waiver.by,
    )


def _idle(waiver: Waiver, profile: Profile, found: Diagnostics) -> Diagnostic:
    """What a waiver is told that lets nothing stand: it cannot, or there is nothing."""
    same = [finding for finding in found if finding.code == waiver.finding]
    if any(stops(finding) and _is_about(waiver, finding, profile) for finding in same):
        message = f"'{waiver.finding}' cannot be waived: with it the statement cannot be made"
        return diagnose("waiver-refused", waiver.place, Severity.WARNING, finding=waiver.finding)
    codes = sorted({finding.code for finding in found})
    if same:
        names = ", ".join(dict.fromkeys(named(profile.data, finding.key) for finding in same))
        message, hint = f"no finding '{waiver.finding}' is about '{waiver.key}'", f"there is one about: {names}"
    else:
        message = f"there is no finding '{waiver.finding}' to waive"
        hint = suggest(waiver.finding, codes) or "take the waiver out"
    return diagnose_by_rule("waiver-idle", message, waiver.place, Severity.NOTE, hint)
