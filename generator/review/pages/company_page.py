"""The page of one company: its statement with the redline beside it, then its findings and its versions."""

from collections.abc import Iterator, Sequence

from generator.review.pages.frame import address, link, page, text
from generator.review.pages.page_model import Company, Link, PageFinding, PageVersion

_UP = "../"
"""The page stands in the company's folder."""


def review(company: Company) -> bytes:
    """The page of one company; the statement and the redline are the pages that the build left, in frames."""
    return page(f"{company.name} – review", _body(company), frames=True)


def _body(company: Company) -> Iterator[str]:
    yield '<header aria-label="Review">'
    yield f"<p>{link(Link('All companies', 'index.html'), _UP)}</p>"
    yield f"<h1>{text(company.name)}</h1>"
    yield f"<p>{text(_where_it_stands(company))}</p>"
    files = " ".join(link(file, _UP) for file in company.files)
    yield f'<p class="files">{files}</p>' if files else "<p>No files were built yet.</p>"
    yield "</header>"
    yield '<main aria-label="Review">'
    yield from _beside(company)
    yield from _findings(company.findings)
    yield from _versions(company.versions)
    yield "</main>"


def _where_it_stands(company: Company) -> str:
    group = f"group {company.group}, " if company.group else ""
    if not company.versions:
        return f"{group}{company.language}; {company.standing.value}"
    latest = company.versions[-1]
    since = f"from {latest.effective}" if latest.effective else "without a stated date"
    return f"{group}{company.language}; version {latest.number} {since}; {company.standing.value}"


def _beside(company: Company) -> Iterator[str]:
    latest = company.versions[-1].number if company.versions else ""
    redline = f"Redline against version {latest}" if latest else "Redline"
    shown = [("Statement", company.statement, ""), (redline, company.redline, company.tracked)]
    present = [part for part in shown if part[1]]
    if not present:
        return
    yield f'<div class="beside of-{len(present)}">'
    for title, target, tracked in present:
        links = [link(Link("open alone", target), _UP, f"open alone: {title}")]
        links += [link(Link("in Word, with tracked changes", tracked), _UP)] if tracked else []
        yield "<section>"
        yield f"<h2>{text(title)}</h2>"
        yield f'<p class="files">{" ".join(links)}</p>'
        yield f'<iframe src="{address(target, _UP)}" title="{text(f"{title} of {company.name}")}"></iframe>'
        yield "</section>"
    yield "</div>"


def _findings(findings: Sequence[PageFinding]) -> Iterator[str]:
    yield '<section id="findings">'
    yield "<h2>Findings</h2>"
    if not findings:
        yield "<p>None.</p>"
    else:
        yield '<table data-sortable aria-label="Findings"><thead><tr>'
        yield "".join(f'<th scope="col">{name}</th>' for name in ("Place", "Kind", "What", "What to do"))
        yield "</tr></thead><tbody>"
        for finding in findings:
            kind = f'<span class="status {text(finding.severity)}">{text(finding.severity)}</span>'
            yield f'<tr><th scope="row"><code>{text(finding.place)}</code></th>'
            yield f'<td data-label="Kind">{kind} <code>{text(finding.code)}</code></td>'
            yield f'<td data-label="What">{text(finding.message)}</td>'
            yield f'<td data-label="What to do">{text(finding.hint)}</td></tr>'
        yield "</tbody></table>"
    yield "</section>"


def _versions(versions: Sequence[PageVersion]) -> Iterator[str]:
    yield '<section id="versions">'
    yield "<h2>Versions</h2>"
    if not versions:
        yield "<p>None was published yet.</p>"
    else:
        yield '<table aria-label="Versions"><thead><tr>'
        yield "".join(f'<th scope="col">{name}</th>' for name in ("Version", "In force since", "Reason", "Files"))
        yield "</tr></thead><tbody>"
        for version in reversed(versions):
            files = " ".join(link(file, _UP, f"{file.text}: version {version.number}") for file in version.files)
            day = text(version.effective)
            since = f'<time datetime="{day}" data-effective>{day}</time>' if day else "no date stated"
            yield f'<tr><th scope="row">{text(version.number)}</th><td data-label="In force since">{since}</td>'
            yield f'<td data-label="Reason">{text(version.reason)}</td><td data-label="Files">{files}</td></tr>'
        yield "</tbody></table>"
    yield "</section>"
