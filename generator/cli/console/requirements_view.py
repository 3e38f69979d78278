"""What the law asks of each statement and how far it is met: as a table for an officer, and as JSON."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from generator.cli.console.layout import columns, plural
from generator.cli.console.terminal import Screen
from generator.diagnostics import dotted
from generator.law import Assessment, Status, by_requirement, combined

Assessments = tuple[Assessment, ...]

_SHOWN = 3
"""So many sections, or places, a row of the table names."""


def show(assessed: Mapping[str, Assessments], on: date, screen: Screen) -> str:
    """A table for each company: a row for each requirement, below it the parts of it that are not met."""
    header = ("Rule", "Degree", "Requirement", "Article", "Where")
    tables = []
    for slug, assessments in assessed.items():
        rows = [row for group in by_requirement(assessments) for row in _rows(group)]
        title = screen.paint(f"{slug}: what the law of {on.isoformat()} asks", "bold")
        tables.append(f"{title}\n\n{columns(header, rows, screen)}" if rows else f"{title}: nothing was assessed")
    return "\n\n".join(tables)


def _rows(group: Assessments) -> Iterable[tuple[str, ...]]:
    whole = group[0]
    status = combined([one.status for one in group])
    yield whole.rule.id, status.value, whole.rule.title, whole.rule.article, _where(group, status)
    for one in group[1:]:
        if one.status not in (Status.MET, Status.NOT_APPLICABLE, Status.UNKNOWN):
            yield "", one.status.value, f"- {one.rule.title}", one.rule.article, _where((one,), one.status)


def _where(group: Assessments, status: Status) -> str:
    """The sections that meet a requirement, or the places of the facts that are in its way."""
    told = [one for one in group if one.status is status] or list(group)
    if status is Status.MET:
        sections = dict.fromkeys(section for one in told for section in one.sections)
        return _listed([f"section {section}" for section in sections])
    places = [str(finding.location) for one in told for finding in one.diagnostics]
    return _listed(list(dict.fromkeys(places or [str(one.place) for one in told])))


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def count(assessed: Iterable[Assessments], on: date) -> str:
    """One line on all statements together; empty where nothing was assessed."""
    groups = (group for assessments in assessed for group in by_requirement(assessments))
    kinds = Counter(combined([one.status for one in group]) for group in groups)
    order = (Status.MET, Status.PARTLY, Status.MISSING, Status.WRONG, Status.UNKNOWN)
    told = [f"{kinds[status]:,} {status.value}" for status in order if kinds[status]]
    if not told:
        return ""
    total = plural(sum(kinds[status] for status in order), "requirement")
    return f"Law of {on.isoformat()}: of {total} {', '.join(told)}. `statements check --requirements` lists them."


def to_json(assessments: Assessments) -> list[dict[str, object]]:
    """Each rule as ``--json`` gives it: the facts that decided it, the place of the first, and their sections."""
    return [
        {
            "rule": one.rule.id,
            "requirement": one.rule.requirement,
            "title": one.rule.title,
            "article": one.rule.article,
            "degree": one.status.value,
            "confirmed": one.rule.confirmed,
            "keys": [dotted(key) for key in one.keys],
            "file": one.place.path,
            "line": one.place.line,
            "column": one.place.column,
            "sections": list(one.sections),
        }
        for one in assessments
    ]
