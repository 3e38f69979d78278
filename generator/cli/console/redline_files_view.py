"""The answer of ``statements redline``: the files it writes, and what it says."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from generator.change.redline_overview import Rest, overview
from generator.change.redlines import Redline, Redliner
from generator.cli import redline_asked as asked
from generator.cli import work
from generator.cli.building import WAIT
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import plural
from generator.cli.console.redline_summary_view import fate, several, single
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import PENDING
from generator.diagnostics import Diagnostics, in_order
from generator.formats.docx import plain_style
from generator.statement.printing import Files, printed
from generator.storage import plan
from generator.storage.plan import Kind, Report, Scope
from generator.workspace import Workspace, writable_folder

FORMATS = ("md", "html", "docx")
"""What a redline is written as when nothing else is asked."""

_WRITTEN = (Kind.CREATED, Kind.UPDATED, Kind.UNCHANGED)


class Compared(Struct, frozen=True):
    """What was compared: what changed, and the names of what is the ``same``, ``failed``, ``gone`` or ``new``."""

    redlines: tuple[Redline, ...] = ()
    same: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    diagnostics: Diagnostics = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.redlines or self.gone or self.new)


class Folder(Struct, frozen=True):
    """Where redlines are written: ``path``, and its ``name`` as it is told."""

    path: Path
    name: str
    root: Path | None

    @classmethod
    def of(cls, options: Namespace, where: Workspace | None) -> "Folder":
        """The folder asked for, ``redlines/`` in the workspace without one; refuses those that hold other things."""
        stated = asked.start(options) / options.output if options.output else None
        if where:
            path = writable_folder(where, stated, "redlines", "redlines")
        else:
            path = (stated or asked.start(options) / "redlines").resolve()
        return cls(path, options.output or "redlines", where.root if where else None)


def answer(
    found: Compared, folder: Folder, options: Namespace, terminal: Terminal, redliner: Redliner | None = None
) -> CommandResult:
    """Writes the redlines, all or none, and tells what changed; a file that a person edited stays."""
    formats = work.formats(options.formats) if options.formats else FORMATS
    files, unprinted = _files(found, formats, options.group, redliner)
    report = _written(folder, files, force=options.force)
    written = tuple(change.path for change in report.changes if change.kind in _WRITTEN)
    diagnostics = in_order(found.diagnostics + unprinted + report.diagnostics)
    code = PENDING if options.exit_code and found.differs and not judged(diagnostics) else judged(diagnostics)
    is_one = len(options.compared) == 1 or (len(found.redlines) == 1 and not found.gone and not found.new)
    shown = single if is_one or terminal.verbose else several
    text = shown(found.redlines, terminal.out)
    lines = [*_summary(found), *_places(folder, written, options.group)]
    lines += [f"{count(diagnostics)}."] if count(diagnostics) else []
    return CommandResult(code, diagnostics, _facts(found, folder, written), text, "\n".join(lines))


def _written(folder: Folder, files: Files, *, force: bool) -> Report:
    """Writes the files beside those of other redlines, which stay; no folder is made for nothing."""
    if not files:
        return Report()
    return plan.apply(plan.compare(folder.path, files, Scope(frozenset())), folder.path, force=force, wait=WAIT)


def _files(
    found: Compared, formats: Sequence[str], group: str | None, redliner: Redliner | None
) -> tuple[Files, Diagnostics]:
    """The files of all redlines, and of a group's overview, which has the style of its first company."""
    files: Files = {}
    problems: Diagnostics = ()
    style = plain_style() if redliner is None and "docx" in formats else None
    for one in found.redlines:
        if redliner is None:
            files |= printed(one.document, one.path, formats, style)
            continue
        more, wrong = redliner.files(one, formats)
        files |= more
        problems += wrong
    if group is not None and redliner is not None and found.redlines:
        first = found.redlines[0]
        page = overview(_called(group, first), found.redlines, Rest(len(found.same), found.failed))
        files |= printed(page, f"{group}-overview", formats, redliner.style(first)[0])
    return files, tuple(dict.fromkeys(problems))


def _called(group: str, member: Redline) -> str:
    """The name of a group as its statements print it, else that of its file."""
    stated = member.statement.profile.data.get("group") if member.statement else None
    return str(stated.get("name") or group) if isinstance(stated, dict) else group


def _summary(found: Compared) -> Iterator[str]:
    for names, what in ((found.gone, "is gone"), (found.new, "is new")):
        if names:
            yield f"{', '.join(names)} {what if len(names) == 1 else what.replace('is', 'are')}."
    if found.redlines:
        sections = sum(len(one.parts) for one in found.redlines)
        inserted, deleted = (sum(getattr(one, side) for one in found.redlines) for side in ("inserted", "deleted"))
        words = f"{plural(sections, 'section')}, {plural(inserted, 'word')} new, {deleted:,} gone"
        yield f"{plural(len(found.redlines), 'statement')} changed: {words}."
    if found.same:
        also = "other " if found.redlines else ""
        many = "say what they said" if len(found.same) > 1 else "says what it said"
        yield f"{plural(len(found.same), f'{also}statement')} {many}{'.' if found.redlines else '; nothing to show.'}"
    if found.failed:
        yield f"{plural(len(found.failed), 'statement')} could not be compared."


def _places(folder: Folder, written: tuple[str, ...], group: str | None) -> Iterator[str]:
    """Where the files are: each of a few, else the folder and the overview."""
    few = written if len(written) <= 6 else tuple(path for path in written if path.startswith(f"{group}-overview."))
    if len(written) > len(few):
        yield f"{plural(len(written), 'file')} in {folder.name}/"
    for path in few:
        yield f"  {(Path(folder.name) / path).as_posix()}"


def _facts(found: Compared, folder: Folder, written: tuple[str, ...]) -> dict[str, object]:
    return {
        "workspace": str(folder.root) if folder.root else None,
        "output": str(folder.path),
        "redlines": [_redline_facts(one, written) for one in found.redlines],
        "unchanged": list(found.same),
        "failed": list(found.failed),
        "gone": list(found.gone),
        "new": list(found.new),
        "files": list(written),
    }


def _redline_facts(one: Redline, written: tuple[str, ...]) -> dict[str, object]:
    return {
        "name": one.name,
        "from": one.old,
        "to": one.new,
        "inserted": one.inserted,
        "deleted": one.deleted,
        "sections": [
            {
                "anchor": part.change.anchor,
                "title": part.change.title,
                "fate": fate(part.change),
                "inserted": part.change.inserted,
                "deleted": part.change.deleted,
            }
            for part in one.parts
        ],
        "files": [path for path in written if path.startswith(f"{one.path}.")],
    }
