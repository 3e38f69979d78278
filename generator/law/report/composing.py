"""A report put together: what was looked at, the verdict on each requirement, waivers, plain language, sources."""

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import Severity
from generator.document import Block, Document, Heading, Meta
from generator.law import Status, by_requirement, combined
from generator.law.report.plain_language import plain_language
from generator.law.report.report_blocks import cell, heading, paragraph, table
from generator.law.report.report_words import VERDICTS, ReportWords, day
from generator.law.report.requirement_tables import requirements
from generator.law.report.subject import Subject
from generator.program_version import __version__

_KINDS = {
    Severity.ERROR: ("fout", "fouten"),
    Severity.WARNING: ("waarschuwing", "waarschuwingen"),
    Severity.NOTE: ("opmerking", "opmerkingen"),
}


_OPEN = " (nog te bevestigen)"


def compose(subject: Subject, words: ReportWords) -> Document:
    """The report on one statement; the same subject gives the same document."""
    title = f"Toetsing van de privacyverklaring van {subject.company}"
    blocks = (
        Heading(1, cell(title), "toetsing"),
        *_introduction(subject),
        *requirements(subject, words),
        *_waived(subject, words),
        *plain_language(subject.reading),
        *_sources(subject, words),
    )
    meta = Meta(title, "nl-NL", "", subject.company, subject.on, description=title)  # the title names the company
    return Document(meta, blocks)


def _introduction(subject: Subject) -> Iterator[Block]:
    yield paragraph(
        f"Dit verslag legt vast in hoeverre de privacyverklaring van {subject.company} zegt wat de wet vraagt. Het "
        "hoort bij de verantwoording van artikel 5, lid 2, AVG. Een programma heeft de verklaring getoetst aan regels; "
        "het verslag is geen juridisch advies."
    )
    rows = [
        ("Verwerkingsverantwoordelijke", subject.company),
        ("Getoetste tekst", _text(subject)),
        ("Versie die geldt", _version(subject)),
        ("Recht van", day(subject.on)),
        ("Uitkomst", _outcome(subject)),
        ("Bevindingen", _findings(subject)),
        ("Getoetst met", f"statements {__version__}"),
    ]
    yield heading("Wat er is getoetst", "getoetst")
    yield table(("Onderwerp", "Gegeven"), rows)


def _text(subject: Subject) -> str:
    return "een concept, dat nog niet is gepubliceerd" if subject.draft else "de versie zoals gepubliceerd"


def _version(subject: Subject) -> str:
    if subject.version is None:
        return "op deze dag geldt nog geen gepubliceerde versie"
    since = f"sinds {day(subject.since)}" if subject.since else "sinds een onbekende dag"
    return f"versie {subject.version}, {since}"


def _outcome(subject: Subject) -> str:
    kinds = Counter(combined([one.status for one in group]) for group in by_requirement(subject.assessments))
    told = [f"{kinds[status]} {verdict}" for status, verdict in VERDICTS.items() if kinds[status]]
    return f"van {sum(kinds.values())} eisen: {', '.join(told)}"


def _findings(subject: Subject) -> str:
    kinds = Counter(finding.severity for finding in subject.findings)
    told = [f"{kinds[kind]} {_KINDS[kind][kinds[kind] != 1]}" for kind in Severity if kinds[kind]]
    waived = len(subject.waived)
    told += [f"{waived} met ontheffing"] if waived else []
    return ", ".join(told) or "geen"


def _waived(subject: Subject, words: ReportWords) -> Iterator[Block]:
    yield heading("Ontheffingen", "ontheffingen")
    if not subject.waived:
        yield paragraph("Er is geen enkele bevinding waarvoor het bedrijf ontheffing heeft verleend.")
        return
    yield paragraph(
        "Deze bevindingen laat het bedrijf tot en met de genoemde dag staan. De eis waar het om gaat blijft onvervuld."
    )
    rules = {one.rule.id: one.rule for one in subject.assessments}
    rows = []
    for one in subject.waived:
        rule = rules.get(one.finding.rule)
        title = f"{words.title(rule)} ({one.finding.code})" if rule else one.finding.code
        rows.append((title, str(one.finding.location), one.waiver.reason, one.waiver.by, day(one.waiver.until)))
    yield table(("Bevinding", "Plaats", "Reden", "Besloten door", "Tot en met"), rows)


def _sources(subject: Subject, words: ReportWords) -> Iterator[Block]:
    told = [one.rule for one in subject.assessments if one.status is not Status.NOT_APPLICABLE]
    yield heading("Bronnen", "bronnen")
    yield paragraph("Elke eis die van toepassing is, steunt op deze bron.")
    rows = [(words.title(rule), f"{words.source(rule)}{'' if rule.confirmed else _OPEN}") for rule in told]
    if rows:
        yield table(("Eis", "Bron"), rows)
    if any(not rule.confirmed for rule in told):
        yield paragraph("Wat nog te bevestigen is, moet een jurist nog beoordelen.")
