"""The reports on checked statements, as files: what the law asks of each company and how far it is met."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from generator.document import Document
from generator.drafting.result import Made
from generator.drafting.workspace_check import CheckResult
from generator.formats import docx
from generator.formats.docx import HouseStyle
from generator.formats.html import writer as html
from generator.formats.markdown import writer as markdown
from generator.law import report
from generator.ledger import Ledger
from generator.statement.printing import FALLBACK_STYLE
from generator.storage.disk import Disk, parents
from generator.workspace import Workspace, writable_folder

REPORTS = "reports"
"""Where reports go: a folder of the workspace beside ``output/``, for they are about statements and part of none."""

NAME = "toetsing"


def report_files(where: Workspace, statements: Iterable[Made], ledger: Ledger | None, on: date) -> dict[str, bytes]:
    """Path to bytes of the reports on these companies; of one whose statement cannot be made there is none."""
    words, style = report.load(), _style(where)
    wanted: dict[str, bytes] = {}
    for one in statements:
        if one.evidence is None:
            continue
        document = report.compose(_subject(one, ledger, on), words)
        wanted |= {
            f"{one.slug}/{NAME}-{on.isoformat()}{suffix}": content for suffix, content in _written(document, style)
        }
    return wanted


def write_reports(where: Workspace, check: CheckResult, folder: Path | None) -> tuple[str, ...]:
    """Writes a report on each statement into ``folder``, ``reports/`` of the workspace without one; gives their paths.

    A report of the same day is replaced. Raises ``WrongUse`` for a folder that holds something else, and ``OSError``.
    """
    folder = writable_folder(where, folder, REPORTS, "reports")
    wanted = report_files(where, check.statements, check.published, check.on)
    _write(folder, wanted)
    shown = folder.relative_to(where.root) if folder.is_relative_to(where.root) else folder
    return tuple(f"{shown.as_posix()}/{path}" for path in wanted)


def _write(folder: Path, wanted: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    disk = Disk(folder)
    for path, content in wanted.items():
        for inside in parents(path):
            disk.make_folder(inside)
        if disk.load(path) != content:
            spare = f"{path}.new"
            disk.remove(spare)
            disk.write({spare: content})
            disk.replace(spare, path)
    disk.flush(sorted({inside for path in wanted for inside in parents(path)}))


def _subject(one: Made, ledger: Ledger | None, on: date) -> report.Subject:
    assert one.evidence is not None  # the caller looked
    held = ledger.in_force(one.slug, on) if ledger else None
    return report.Subject(
        company=one.evidence.meta.company,
        slug=one.slug,
        on=on,
        version=held.version if held else None,
        since=held.effective if held else None,
        draft=one.version is None,
        assessments=one.assessments,
        findings=one.diagnostics,
        waived=one.waived,
        places=one.evidence.quotes,
        reading=one.evidence.reading,
    )


def _written(document: Document, style: HouseStyle) -> Iterator[tuple[str, bytes]]:
    yield ".html", html.write(document)
    yield ".docx", docx.write(document, style)
    yield ".md", markdown.write(document)


def _style(where: Workspace) -> HouseStyle:
    """The house style that statements have where they name none; a plain one where that cannot be used."""
    path = where.templates / FALLBACK_STYLE
    try:
        style, _ = docx.load_style(path.read_bytes(), f"templates/{FALLBACK_STYLE}")
    except OSError:
        style = None
    return style or docx.plain_style()
