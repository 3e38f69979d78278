"""``statements verify --against``: whether pages saved from websites show the versions in force, and which do not."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from generator import ledger
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.layout import columns, plural, visible
from generator.cli.console.terminal import Progress, Screen, Terminal
from generator.cli.exit_codes import PROBLEMS
from generator.cli.publish import day
from generator.diagnostics import Diagnostic, Diagnostics, Location, in_order
from generator.errors import WrongUse
from generator.formats.readers import LARGEST, SUFFIXES, read_file
from generator.ledger import Ledger, Version
from generator.record.website import Page, Verdict, Watch
from generator.storage import bounded_read
from generator.storage.error_text import reason

_SAID = {
    Verdict.IN_FORCE: "in force",
    Verdict.CHANGED: "CHANGED",
    Verdict.OLD: "OLD TEXT",
    Verdict.EARLY: "TOO EARLY",
    Verdict.OTHER_COMPANY: "OTHER COMPANY",
    Verdict.UNKNOWN: "NO STATEMENT",
}

_PASSAGES, _LONGEST = 3, 160
"""So many passages of a page are shown, and so many characters of each."""

_BESIDE = ("_files", "_bestanden", "_dateien")
"""How browsers call the folder of pictures and scripts that they save beside a page."""


def run(
    options: Namespace,
    terminal: Terminal,
    published: Ledger,
    slugs: Sequence[str],
    on: date,
    facts: Mapping[str, object],
) -> CommandResult:
    """A row a page, and for each that does not show what is in force what it lacks and what it adds."""
    path = Path(options.directory, options.against)
    if not path.exists():
        raise WrongUse(f"there is no {options.against}", "name a page saved from a website, or a folder of pages")
    expected = options.slugs[0] if path.is_file() and len(set(options.slugs)) == 1 else None
    damage = ledger.check(published, published.entries)
    if damage:
        return CommandResult(PROBLEMS, damage, facts, summary="Nothing was compared: the published files are damaged.")
    files = [path] if path.is_file() else list(_below(path))
    with Progress(terminal.err, len(published.entries) + len(files), silent=bool(terminal.quiet)) as progress:
        watch = Watch(published, on, progress.step)
        found: Diagnostics = watch.diagnostics
        pages: list[Page] = []
        for file in files:
            page, more = _judge(watch, file, _name(file, path, options.against), expected)
            found += more
            pages += [page] if page is not None and _is_asked(page, options.slugs, path) else []
            progress.step(file.name)
    absent = _absent(published, slugs, pages, on) if path.is_dir() else ()
    found = in_order(found + tuple(map(_finding, filter(_is_wrong, pages))) + tuple(map(_no_page, absent)))
    answer = {"pages": list(map(_facts, pages)), "absent": [version.slug for version in absent]}
    return CommandResult(
        judged(found), found, {**facts, **answer}, _text(pages, terminal.out), _summary(pages, absent, on)
    )


def _below(folder: Path) -> Iterator[Path]:
    """The pages in a folder and those below it, without what a browser saved beside them."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir() and not path.name.endswith(_BESIDE):
            yield from _below(path)
        elif path.is_file() and path.suffix.lower() in SUFFIXES:
            yield path


def _name(file: Path, root: Path, stated: str) -> str:
    return stated if file == root else f"{stated.rstrip('/')}/{file.relative_to(root).as_posix()}"


def _judge(watch: Watch, file: Path, name: str, expected: str | None) -> tuple[Page | None, Diagnostics]:
    try:
        content = bounded_read.read_file(file, LARGEST)
    except OSError as error:
        message = f"the file cannot be read: {reason(error)}"
        return None, (Diagnostic("unreadable-file", message, Location(name), hint="look at who may read it"),)
    document, found = read_file(content, name)
    return (None, found) if document is None else (watch.judge(name, document, expected), found)


def _is_asked(page: Page, slugs: Sequence[str], path: Path) -> bool:
    """In a folder, pages of companies that were not asked about are left out."""
    return not slugs or path.is_file() or (page.shown is not None and page.shown.slug in slugs)


def _is_wrong(page: Page) -> bool:
    return page.verdict is not Verdict.IN_FORCE


def _absent(published: Ledger, slugs: Sequence[str], pages: Sequence[Page], on: date) -> tuple[Version, ...]:
    """The versions in force of companies of which no page was found."""
    seen = {page.shown.slug for page in pages if page.shown is not None}
    in_force = (published.in_force(slug, on) for slug in slugs if slug not in seen)
    return tuple(version for version in in_force if version is not None)


def _finding(page: Page) -> Diagnostic:
    hint = f"put {_fragment(page.in_force)} there" if page.in_force else "look whether this is the right page"
    return Diagnostic(f"page-{page.verdict.value}", _message(page), Location(page.name), hint=hint)


def _fragment(version: Version) -> str:
    names = [name for name in version.files if name.endswith(".fragment.html")] or sorted(version.files)
    return f"output/{ledger.PUBLISHED}/{version.folder}/{names[0]}"


def _message(page: Page) -> str:
    if page.shown is None:
        return "this page shows no statement that was ever published here"
    shown = f"version {page.shown.version} of {page.shown.slug}"
    due = page.in_force
    since = f"version {due.version} of {due.slug} is in force{_since(due)}" if due else "none is in force yet"
    match page.verdict:
        case Verdict.CHANGED | Verdict.IN_FORCE:
            return f"this page shows {shown}, which is in force, with other words: {_counted(page)}"
        case Verdict.EARLY:
            return f"this page shows {shown}, which holds only from {day(page.shown.effective)}; {since}"
        case Verdict.OTHER_COMPANY:
            return f"this page shows {shown}, not what it should; {since}"
        case Verdict.OLD | Verdict.UNKNOWN:
            of = f", in force from {page.shown.effective}" if page.shown.effective else ""
            return f"this page still shows {shown}{of}; {since}"


def _since(version: Version) -> str:
    return f" since {version.effective}" if version.effective else ""


def _no_page(version: Version) -> Diagnostic:
    message = f"no page shows a statement of {version.slug}, whose version {version.version} is in force"
    hint = "save the page of its website into this folder too"
    return Diagnostic("page-absent", message, version.place, hint=hint)


def _counted(page: Page) -> str:
    return f"{plural(len(page.missing), 'passage')} missing, {len(page.added):,} added"


def _text(pages: Sequence[Page], screen: Screen) -> str:
    rows = [[page.name, *_shown(page), _SAID[page.verdict], f"{int(page.share * 100)}%"] for page in pages]
    header = ["PAGE", "COMPANY", "VERSION", "VERDICT", "SHOWN"]
    table = columns(header, rows, screen) if rows else ""
    return "\n\n".join(filter(None, (table, *(_details(page, screen) for page in pages))))


def _shown(page: Page) -> tuple[str, str]:
    return (page.shown.slug, str(page.shown.version)) if page.shown else ("-", "-")


def _details(page: Page, screen: Screen) -> str:
    """What a page lacks and adds, against the version that it should show."""
    if not page.missing and not page.added:
        return ""
    due = page.in_force or page.shown
    against = f" against version {due.version} of {due.slug}" if due else ""
    lines = [screen.paint(f"{visible(page.name)}{against}: {_counted(page)}", "bold")]
    lines += [screen.paint(f"  [-{_short(one)}-]", "red") for one in page.missing[:_PASSAGES]]
    lines += [screen.paint(f"  {{+{_short(one)}+}}", "green") for one in page.added[:_PASSAGES]]
    more = max(len(page.missing) - _PASSAGES, 0) + max(len(page.added) - _PASSAGES, 0)
    return "\n".join([*lines, *([f"  and {more:,} more"] if more else [])])


def _short(passage: str) -> str:
    text = visible(passage)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2].rstrip()} … {text[-_LONGEST // 2 :].lstrip()}"


def _summary(pages: Sequence[Page], absent: Sequence[Version], on: date) -> str:
    right = sum(not _is_wrong(page) for page in pages)
    told = f"{right:,} of {plural(len(pages), 'page')} {'shows' if right == 1 else 'show'} what is in force on {on}"
    return f"{told}; no page of {', '.join(version.slug for version in absent[:8])}." if absent else f"{told}."


def _facts(page: Page) -> dict[str, object]:
    return {
        "page": page.name,
        "verdict": page.verdict.value,
        "slug": page.shown.slug if page.shown else None,
        "version": page.shown.version if page.shown else None,
        "in_force": page.in_force.version if page.in_force else None,
        "share": round(page.share, 4),
        "missing": list(page.missing),
        "added": list(page.added),
    }
