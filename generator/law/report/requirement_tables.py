"""The requirements: the verdict on each in a table, what there is to do, and the sentences that meet the others."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Location, dotted
from generator.document import Block, ListItem, Paragraph, Text
from generator.law import Assessment, Quotation, Status, by_requirement, combined
from generator.law.report.report_blocks import bullets, heading, paragraph, table
from generator.law.report.report_words import VERDICTS, ReportWords, articles
from generator.law.report.subject import Subject

_LONGEST = 240
"""Of a longer sentence the beginning is quoted."""

_SHORTFALLS = (Status.MISSING, Status.PARTLY, Status.WRONG)

Group = tuple[Assessment, ...]


def requirements(subject: Subject, words: ReportWords) -> Iterator[Block]:
    """What the law asks of this statement, requirement by requirement."""
    groups = tuple(by_requirement(subject.assessments))
    yield heading("Wat de wet vraagt", "eisen")
    yield paragraph(
        "Waar aan een eis is voldaan, staat het onderdeel van de verklaring dat het zegt; waar niet, het bestand met "
        "de regel waar het gegeven hoort. Daarna volgt wat er te doen is, en welke zinnen aan een eis voldoen."
    )
    if groups:
        rows = [_row(group, subject, words) for group in groups]
        yield table(("Eis", "Artikel", "Oordeel", "Waar"), rows)
    yield heading("Wat er te doen is", "te-doen")
    to_do = [_to_do(one, words) for group in groups for one in group if one.status in _SHORTFALLS]
    yield bullets(to_do) if to_do else paragraph("Er is niets te doen: aan elke eis die geldt is voldaan.")
    quoted = [_quoted(group, words, places) for group in groups if (places := _places(group, subject))]
    if quoted:
        yield heading("Welke zinnen aan een eis voldoen", "zinnen")
        yield bullets(quoted)


def _row(group: Group, subject: Subject, words: ReportWords) -> tuple[str, str, str, str]:
    whole = group[0].rule
    status = combined([one.status for one in group])
    waived = {one.finding.rule for one in subject.waived}
    verdict = VERDICTS[status] + (", met ontheffing" if any(one.rule.id in waived for one in group) else "")
    name = f"{whole.id} {words.title(whole)}" if whole.id[1:].isdecimal() else words.title(whole)
    article = articles(whole.article).removeprefix("artikelen ").removeprefix("artikel ")
    return name, article, verdict, _where(group, status, subject)


def _where(group: Group, status: Status, subject: Subject) -> str:
    match status:
        case Status.NOT_APPLICABLE:
            keys = [dotted(key) for key in group[0].keys[:1] if key]
            return f"volgt uit {keys[0]}, {_lines([group[0].place])}" if keys else "geldt niet voor dit bedrijf"
        case Status.UNKNOWN:
            return "valt niet op te maken uit wat het bedrijf opgeeft"
        case Status.MET:
            sections = dict.fromkeys(place.section for place in _places(group, subject))
            return ", ".join(sections) or "niets wat het bedrijf opgeeft is ermee in strijd"
        case _:
            return _lines(place for one in group if one.status in _SHORTFALLS for place in _shortfalls(one))


def _shortfalls(one: Assessment) -> list[Location]:
    return [finding.location for finding in one.diagnostics] or [one.place]


def _places(group: Group, subject: Subject) -> list[Quotation]:
    """Where the statement says what meets a requirement: each place once."""
    met = [one.rule.id for one in group if one.status is Status.MET]
    return list(dict.fromkeys(subject.places[rule] for rule in met if rule in subject.places))


def _lines(places: Iterable[Location]) -> str:
    """``profiles/smt.yaml, regel 37, 45 en 53``."""
    of: dict[str, dict[int, None]] = {}
    for place in places:
        of.setdefault(place.path, {})[place.line] = None
    return "; ".join(f"{path}, regel {_enumerated(sorted(lines))}" for path, lines in of.items())


def _enumerated(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} en {last}" if first else last


def _to_do(one: Assessment, words: ReportWords) -> ListItem:
    rule = one.rule
    told = f": {VERDICTS[one.status]} ({articles(rule.article)}). {words.advice(rule)} Zie "
    return _item(words.title(rule), f"{told}{_lines(_shortfalls(one))}.")


def _quoted(group: Group, words: ReportWords, places: list[Quotation]) -> ListItem:
    return _item(words.title(group[0].rule), f": {'; '.join(map(_quote, places))}")


def _quote(place: Quotation) -> str:
    sentence = place.sentence if len(place.sentence) <= _LONGEST else f"{place.sentence[:_LONGEST].rsplit(' ', 1)[0]} …"
    where = f"het onderdeel “{place.section}”, dat begint met" if place.opens else f"onder “{place.section}”:"
    return f"{where} “{sentence}”"


def _item(lead: str, rest: str) -> ListItem:
    return ListItem((Paragraph((Text(lead, strong=True), Text(rest))),))
