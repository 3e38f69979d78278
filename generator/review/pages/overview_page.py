"""The page over all companies: one row each, with what an officer asks first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.review.pages.frame import link, page, text
from generator.review.pages.page_model import Company, Link, PageVersion, Standing

_COLUMNS = ("Company", "Group", "Language", "Version", "In force since", "Status", "Findings", "Files", "Compare")
_ERRORS_SHOWN = 5
"""So many errors stand in the table itself; all findings stand on the company's own page."""


def overview(companies: Sequence[Company], title: str) -> bytes:
    """The page of all companies, in the order given, which is by name where there is no other."""
    return page(title, _body(companies, title))


def _body(companies: Sequence[Company], title: str) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>{text(title)}</h1>"
    yield f"<p>{text(_summary(companies))}</p>"
    yield "</header>"
    yield "<main>"
    if companies:
        yield from _table(companies)
    else:
        yield "<p>There is no company yet: <code>statements new SLUG</code> makes the first.</p>"
    yield "</main>"


def _summary(companies: Sequence[Company]) -> str:
    counts = Counter(company.standing for company in companies)
    parts = [f"{counts[standing]} {standing.value}" for standing in Standing if counts[standing]]
    many = "1 company" if len(companies) == 1 else f"{len(companies):,} companies"
    return f"{many}: {', '.join(parts)}." if parts else f"{many}."


def _table(companies: Sequence[Company]) -> Iterator[str]:
    yield '<table class="companies" data-sortable aria-label="Companies">'
    yield "<thead><tr>"
    for column in _COLUMNS:
        yield f'<th scope="col">{text(column)}</th>'
    yield "</tr></thead>"
    yield "<tbody>"
    for company in companies:
        yield from _row(company)
    yield "</tbody>"
    yield "</table>"


def _row(company: Company) -> Iterator[str]:
    latest = company.versions[-1] if company.versions else None
    since = _since(latest)
    yield f'<tr data-group="{text(company.group)}" data-status="{text(company.standing.value)}">'
    yield f'<th scope="row">{_name(company)}<span class="slug">{text(company.slug)}</span></th>'
    cells = (
        (text(company.group) or _nothing("no group"), company.group),
        (text(company.language), company.language),
        (text(latest.number) if latest else _nothing("no version"), latest.number.zfill(6) if latest else ""),
        (since, latest.effective if latest else ""),
        (_status(company), company.standing.value),
        ("".join(_findings(company)), f"{company.count('error'):06}{company.count('warning'):06}"),
        (_links(company.files, company.name), ""),
        ("".join(_comparisons(company)), ""),
    )
    for column, (content, key) in zip(_COLUMNS[1:], cells, strict=True):
        yield f'<td data-label="{text(column)}" data-key="{text(key)}">{content}</td>'
    yield "</tr>"


def _name(company: Company) -> str:
    return link(Link(company.name, company.page)) if company.page else text(company.name)


def _nothing(spoken: str) -> str:
    return f'<span class="none">{text(spoken)}</span>'


def _since(version: PageVersion | None) -> str:
    if version is None:
        return _nothing("not in force")
    if not version.effective:
        return _nothing("no date stated")
    return f'<time datetime="{text(version.effective)}" data-effective>{text(version.effective)}</time>'


def _status(company: Company) -> str:
    return f'<span class="status {company.standing.name.lower()}">{text(company.standing.value)}</span>'


def _findings(company: Company) -> Iterator[str]:
    """Counts that lead to the company's page, and under them the first errors with their places."""
    parts = [(company.count(severity), severity) for severity in ("error", "warning", "note")]
    told = ", ".join(f"{count} {severity}{'s' if count != 1 else ''}" for count, severity in parts if count) or "none"
    yield link(Link(told, f"{company.page}#findings"), name=f"{told}: {company.name}") if company.page else text(told)
    errors = [finding for finding in company.findings if finding.severity == "error"]
    if errors:
        yield '<ul class="errors">'
        for finding in errors[:_ERRORS_SHOWN]:
            yield f"<li><code>{text(finding.place)}</code> {text(finding.message)}</li>"
        yield "</ul>"


def _links(files: Sequence[Link], about: str) -> str:
    return " ".join(link(file, name=f"{file.text}: {about}") for file in files) or _nothing("none yet")


def _comparisons(company: Company) -> Iterator[str]:
    shown = [("redline", company.redline), ("redline in Word", company.tracked)]
    yield " ".join(link(Link(what, target), name=f"{what}: {company.name}") for what, target in shown if target)
    if len(company.versions) > 1:
        yield "<details><summary>earlier versions</summary><ul>"
        for version in reversed(company.versions[:-1]):
            told = f"version {version.number}, {version.effective or 'no date'}"
            yield f"<li>{text(told)}: {_links(version.files, f'{told} of {company.name}')}</li>"
        yield "</ul></details>"
    elif not company.redline and not company.tracked:
        yield _nothing("nothing to compare")
