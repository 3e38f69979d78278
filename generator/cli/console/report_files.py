"""Writes the reports of ``statements check --report``: for each company what was asked and how far it was met."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from generator.document import Document
from generator.drafting import Made
from generator.errors import WrongUse
from generator.formats import docx
from generator.formats.docx import HouseStyle
from generator.formats.html import writer as html
from generator.formats.markdown import writer as markdown
from generator.law import report
from generator.ledger import Ledger
from generator.statement.printing import FALLBACK_STYLE
from generator.storage.disk import Disk, parents
from generator.workspace import Workspace

REPORTS = "reports"
"""Where reports go: a folder of the workspace beside ``output/``, for they are about statements and part of none."""

NAME = "toetsing"


def folder_for(where: Workspace, options: Namespace) -> Path:
    """The folder that reports go into; refuses one that holds statements or what they are made of."""
    if options.output is None:
        return where.root / REPORTS
    asked = Path(options.directory, options.output).resolve()
    others = (where.root / name for name in ("output", "profiles", "templates"))
    if asked == where.root or any(asked.is_relative_to(other) for other in others):
        raise WrongUse(f"reports cannot be written into {options.output}", "name a folder of their own")
    return asked


def files(where: Workspace, made: Iterable[Made], ledger: Ledger | None, on: date) -> dict[str, bytes]:
    """Path to bytes of the reports on these companies; of one whose statement cannot be made there is none."""
    words, style = report.load(), _style(where)
    wanted: dict[str, bytes] = {}
    for one in made:
        if one.evidence is None:
            continue
        document = report.compose(_subject(one, ledger, on), words)
        wanted |= {
            f"{one.slug}/{NAME}-{on.isoformat()}{suffix}": content for suffix, content in _written(document, style)
        }
    return wanted


def write(folder: Path, wanted: dict[str, bytes]) -> None:
    """Writes each report whole; one of the same day makes way for it. May raise ``OSError``."""
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


def _subject(made: Made, ledger: Ledger | None, on: date) -> report.Subject:
    assert made.evidence is not None  # the caller asked
    held = ledger.in_force(made.slug, on) if ledger else None
    return report.Subject(
        company=made.evidence.meta.company,
        slug=made.slug,
        on=on,
        version=held.version if held else None,
        since=held.effective if held else None,
        draft=made.version is None,
        assessments=made.assessments,
        findings=made.diagnostics,
        waived=made.waived,
        places=made.evidence.quotes,
        reading=made.evidence.reading,
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
