"""Redlines: what changed between versions, drafts or files, and the documents that show it."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator import ledger
from generator.cache.store import open_shelf
from generator.change.file_redlines import Pair, compare_files, pair_folders
from generator.change.redline_overview import Rest, overview
from generator.change.redlines import DRAFT, Redline, Redliner
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity, diagnose, in_order
from generator.errors import WrongUse
from generator.formats.docx import plain_style
from generator.formats.readers import SUFFIXES
from generator.ledger import Ledger, Version
from generator.output.builds import WAIT
from generator.output.request import OUTPUT, choose_formats
from generator.statement.printing import Files, printed
from generator.statement.redline_header import Signature
from generator.storage import plan
from generator.storage.plan import Kind, Report, Scope
from generator.workspace import Workspace, choose_companies, group_named, members, writable_folder

FORMATS = ("md", "html", "docx")
"""What a redline is written as when no formats are named."""

LATEST = "latest"

_LONGEST_AUTHOR = 200
_WRITTEN = (Kind.CREATED, Kind.UPDATED, Kind.UNCHANGED)


class RedlineResult(Struct, frozen=True):
    """What was compared: what changed, and the names of what is the ``same``, ``failed``, ``gone`` or ``new``.

    ``written`` are the files, below ``folder``. ``is_damaged``: the record cannot be read, and nothing was compared.
    """

    redlines: tuple[Redline, ...] = ()
    same: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    diagnostics: Diagnostics = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    folder: Path = Path()
    written: tuple[str, ...] = ()
    is_damaged: bool = False

    @property
    def differs(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.redlines or self.gone or self.new)


class Documents(Struct, frozen=True):
    """Where and how redlines are written: the folder (``redlines/`` for none), the formats, over a person's edits."""

    folder: Path | None = None
    formats: tuple[str, ...] | None = None
    force: bool = False


class VersionPair(Struct, frozen=True):
    """The two versions to compare, as they are named; ``old`` is empty for the one before ``new``."""

    old: str
    new: str


def name_versions(old: str | int | None, new: str | int | None) -> VersionPair:
    """The versions named: without ``old`` the latest against a draft, and the one before against a version.

    Raises ``WrongUse`` for what is neither a number from 1 nor ``latest`` nor ``draft``.
    """
    later = _version("new", str(new or DRAFT))
    earlier = _version("old", str(old)) if old else LATEST if later == DRAFT else ""
    return VersionPair(earlier, later)


def sign(author: str | None, day: date | None, today: date | None) -> Signature:
    """In whose name and of which day the changes are. Raises ``WrongUse`` for a name that cannot be printed."""
    words = None if author is None else " ".join(author.split())
    if words is not None and (not words or not words.isprintable() or len(words) > _LONGEST_AUTHOR):
        hint = f"write a name of at most {_LONGEST_AUTHOR} characters"
        raise WrongUse("the author is empty, too long, or holds signs that cannot be printed", hint)
    return Signature(words, day, today)


def redline_versions(
    workspace: Workspace,
    company: str | None,
    group: str | None,
    versions: VersionPair,
    signature: Signature,
    documents: Documents,
) -> RedlineResult:
    """Compares two versions of a company, or of each company of a group, and writes what changed.

    Raises ``WrongUse`` for a company, group or version that there is not.
    """
    folder = redline_folder(workspace, documents.folder)
    published, damage = ledger.read(workspace.root / OUTPUT)
    if group is not None:
        slugs = members(workspace, group_named(workspace, group))
    else:
        assert company is not None
        slugs = (company,)
        if published is None or not published.versions(company):
            choose_companies(workspace, slugs, workspace.diagnostics)
    if published is None:
        return RedlineResult(diagnostics=damage, folder=folder, is_damaged=True)
    redliner = Redliner(workspace, published, open_shelf(workspace.cache))
    found = _compare(workspace, published, redliner, slugs, versions, signature, in_group=group is not None)
    return _with_files(found, folder, documents, group, redliner)


def redline_files(
    workspace: Workspace | None,
    paths: tuple[Path, Path],
    names: tuple[str, str],
    signature: Signature,
    documents: Documents,
) -> RedlineResult:
    """Compares two files or two folders of statements that anybody made; ``names`` are how findings call them.

    Raises ``WrongUse`` for what is not there, and for a file with a folder.
    """
    folder = redline_folder(workspace, documents.folder)
    for name, path in zip(names, paths, strict=True):
        if not path.exists():
            raise WrongUse(f"there is no file or folder '{name}'", "name the old one first, then the new one")
    before, after = paths
    if before.is_dir() != after.is_dir():
        raise WrongUse("a file cannot be compared with a folder", "name two files, or two folders")
    if not before.is_dir():
        name = Path(names[1]).name.removesuffix(after.suffix).removesuffix(".fragment")
        found = _compared([Pair(name, before, after, names)], signature)
    else:
        pairs = pair_folders(before, after, names)
        if not pairs.pairs and not (pairs.gone and pairs.new):
            empty = [name for name, some in zip(names, (pairs.gone, pairs.new), strict=True) if not some]
            raise WrongUse(f"there is no statement in '{empty[0]}'", f"statements are read from {', '.join(SUFFIXES)}")
        found = _compared(pairs.pairs, signature, pairs.gone, pairs.new)
    return _with_files(found, folder, documents, None, None)


def redline_folder(workspace: Workspace | None, folder: Path | None) -> Path:
    """The folder for redlines, ``redlines/`` in the workspace for none. Raises ``WrongUse`` for one that holds else."""
    if workspace is None:
        return (folder or Path("redlines")).resolve()
    return writable_folder(workspace, folder, "redlines", "redlines")


def _with_files(
    found: RedlineResult, folder: Path, documents: Documents, group: str | None, redliner: Redliner | None
) -> RedlineResult:
    """The result with its files written, all or none; a file that a person edited stays."""
    formats = choose_formats(documents.formats) if documents.formats else FORMATS
    files, unprinted = _files(found, formats, group, redliner)
    report = _written(folder, files, force=documents.force)
    written = tuple(change.path for change in report.changes if change.kind in _WRITTEN)
    diagnostics = in_order(found.diagnostics + unprinted + report.diagnostics)
    return replace(found, diagnostics=diagnostics, folder=folder, written=written)


def _written(folder: Path, files: Files, *, force: bool) -> Report:
    """Writes the files beside those of other redlines, which stay; no folder is made for nothing."""
    if not files:
        return Report()
    return plan.apply(plan.compare(folder, files, Scope(frozenset())), folder, force=force, wait=WAIT)


def _files(
    found: RedlineResult, formats: Sequence[str], group: str | None, redliner: Redliner | None
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


def _compare(
    workspace: Workspace,
    published: Ledger,
    redliner: Redliner,
    slugs: Iterable[str],
    wanted: VersionPair,
    signature: Signature,
    *,
    in_group: bool,
) -> RedlineResult:
    found: Diagnostics = ()
    redlines: list[Redline] = []
    same: list[str] = []
    failed: list[str] = []
    for slug in slugs:
        picked = _pick(published.versions(slug), wanted)
        if isinstance(picked, str):
            found += (_not_there(workspace, published, slug, picked, in_group=in_group),)
            failed.append(slug)
            continue
        one, more = redliner.compare(slug, *picked, signature)
        found += more
        if one is None:
            failed.append(slug)
        elif one.parts:
            redlines.append(one)
        else:
            same.append(slug)
    return RedlineResult(tuple(redlines), tuple(same), tuple(failed), found)


def _not_there(workspace: Workspace, published: Ledger, slug: str, why: str, *, in_group: bool) -> Diagnostic:
    """That a company has not the versions asked for: wrong use for one company, a warning for one of a group."""
    versions = published.versions(slug)
    hint = f"`statements publish {slug}` puts its first version in force"
    if versions:
        many = "is 1 version" if len(versions) == 1 else f"are {len(versions):,} versions"
        hint = f"there {many}, and the draft"
    if not in_group:
        raise WrongUse(f"{slug}: {why}", hint)
    place = Location(workspace.display(workspace.companies[slug]))
    return diagnose("version-missing", place, Severity.WARNING, why=why, hint=hint)


def _pick(versions: Sequence[Version], wanted: VersionPair) -> tuple[Version | None, Version | None] | str:
    """The two versions among those of a company, ``None`` for the draft; or why it has not got them."""
    if not versions:
        return "nothing of it was published yet"
    new = _picked(versions, wanted.new)
    if isinstance(new, str):
        return new
    if wanted.old:
        old = _picked(versions, wanted.old)
        return old if isinstance(old, str) else (old, new)
    assert new is not None  # a draft is held against the latest version
    return (versions[new.version - 2], new) if new.version > 1 else "there is no version before version 1"


def _picked(versions: Sequence[Version], name: str) -> Version | str | None:
    if name == DRAFT:
        return None
    number = len(versions) if name == LATEST else int(name)
    return versions[number - 1] if number <= len(versions) else f"there is no version {number}"


def _compared(
    pairs: Sequence[Pair],
    signature: Signature,
    gone: tuple[str, ...] = (),
    new: tuple[str, ...] = (),
) -> RedlineResult:
    found: Diagnostics = ()
    outcomes = []
    for pair in pairs:
        one, more = compare_files(pair, signature)
        found += more
        outcomes.append((pair.name, one))
    return RedlineResult(
        tuple(one for _, one in outcomes if one and one.parts),
        tuple(name for name, one in outcomes if one and not one.parts),
        tuple(name for name, one in outcomes if one is None),
        found,
        gone,
        new,
    )


def _version(which: str, name: str) -> str:
    name = name.strip().lower()
    if name in (DRAFT, LATEST):
        return name
    if name.isascii() and name.isdecimal() and int(name) > 0:
        return str(int(name))
    raise WrongUse(f"'{name}' names no version", f"name the {which} one with a number from 1, {LATEST} or {DRAFT}")
