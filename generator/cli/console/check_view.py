"""What ``check`` shows of statements: requirements of the law, waivers and plain language, as text and as JSON."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from generator.cli.console import findings_view
from generator.cli.console.layout import columns, plural, wrapped
from generator.cli.console.terminal import Screen
from generator.diagnostics import dotted
from generator.drafting import Made
from generator.law import Assessment, Status, Waived, by_requirement, combined
from generator.law.readability import Measure, Reading

Assessments = tuple[Assessment, ...]

_FIGURES = ("words_per_sentence", "passive_share", "vague_share", "long_share", "score")

_SHOWN = 3
"""The most sections, or places, that a row of the table names."""


def requirement_tables(assessed: Mapping[str, Assessments], on: date, screen: Screen) -> str:
    """A table for each company: a row for each requirement, below it the parts of it that are not met."""
    header = ("Rule", "Degree", "Requirement", "Article", "Where")
    tables = []
    for slug, assessments in assessed.items():
        rows = [row for group in by_requirement(assessments) for row in _rows(group)]
        title = screen.paint(f"{slug}: what the law of {on.isoformat()} asks", "bold")
        tables.append(f"{title}\n\n{columns(header, rows, screen)}" if rows else f"{title}: no rule was assessed")
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
    deciding = [one for one in group if one.status is status] or list(group)
    if status is Status.MET:
        sections = dict.fromkeys(section for one in deciding for section in one.sections)
        return _first([f"section {section}" for section in sections])
    places = [str(finding.location) for one in deciding for finding in one.diagnostics]
    return _first(list(dict.fromkeys(places or [str(one.place) for one in deciding])))


def _first(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def requirement_count(assessed: Iterable[Assessments], on: date) -> str:
    """One line on all statements together; empty where no rule was assessed."""
    groups = (group for assessments in assessed for group in by_requirement(assessments))
    kinds = Counter(combined([one.status for one in group]) for group in groups)
    order = (Status.MET, Status.PARTLY, Status.MISSING, Status.WRONG, Status.UNKNOWN)
    counted = [f"{kinds[status]:,} {status.value}" for status in order if kinds[status]]
    if not counted:
        return ""
    total = plural(sum(kinds[status] for status in order), "requirement")
    return f"Law of {on.isoformat()}: of {total} {', '.join(counted)}. `statements check --requirements` lists them."


def requirements_json(assessments: Assessments) -> list[dict[str, object]]:
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


def waiver_list(waived: tuple[Waived, ...], screen: Screen) -> str:
    """A paragraph for each: where and what, until when, by whom and why."""
    return "\n\n".join(_waiver(one, screen) for one in waived)


def _waiver(one: Waived, screen: Screen) -> str:
    code = screen.paint(f"[{one.finding.code}]", "dim")
    head = f"{screen.paint(str(one.finding.location), 'bold')}: waived {code}"
    until = f"until {one.waiver.until} by {one.waiver.by}: {one.waiver.reason}"
    return "\n".join([head, *wrapped(one.finding.message, screen, "  "), *wrapped(until, screen, "  ")])


def waiver_json(one: Waived) -> dict[str, object]:
    """A finding with its waiver."""
    waiver = one.waiver
    stated = {"reason": waiver.reason, "by": waiver.by, "until": waiver.until.isoformat()}
    return findings_view.to_json(one.finding) | {"waiver": stated}


def plain_language_line(made: Made) -> str:
    """One line; empty for a statement that was not measured."""
    reading = made.evidence.reading if made.evidence else None
    if reading is None:
        return ""
    whole = reading.whole
    return (
        f"{made.slug}: {whole.words_per_sentence:.1f} words a sentence, "
        f"{whole.passive_share:.1f} % of sentences passive, "
        f"{whole.vague_share:.2f} % of words vague, {whole.long_share:.1f} % long; score {whole.score:.1f}"
    )


def plain_language_json(made: Made) -> dict[str, object] | None:
    """The figures of the whole and of each section, and the hardest sentences; null where nothing was measured."""
    reading = made.evidence.reading if made.evidence else None
    return None if reading is None else _reading(reading)


def _reading(reading: Reading) -> dict[str, object]:
    sections = [{"section": one.title, "anchor": one.anchor, **_figures(one.measure)} for one in reading.sections]
    hardest = [{"section": one.section, "sentence": one.text, "words": one.measure.words} for one in reading.hardest]
    return {**_figures(reading.whole), "sections": sections, "hardest": hardest}


def _figures(measure: Measure) -> dict[str, object]:
    counts = {"sentences": measure.sentences, "words": measure.words}
    return counts | {name: round(getattr(measure, name), 2) for name in _FIGURES}
