"""Checks pages of websites: which published version each shows, and whether that is the one in force."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import Enum
from pathlib import Path

from msgspec import Struct

from generator import ledger as record
from generator.diagnostics import Diagnostic, Diagnostics, Location, Phrase, diagnose, in_order, phrase
from generator.document import Document
from generator.errors import WrongUse
from generator.formats.readers import LARGEST, SUFFIXES, read_file
from generator.ledger import Ledger, Version
from generator.record.page_text import PublishedTexts, Sighting
from generator.record.record_check import choose
from generator.statement import published_text
from generator.storage import bounded_read
from generator.storage.error_text import reason
from generator.workspace import Workspace

ENOUGH = 0.5
"""A page that shows less of a statement than this is taken for a page about something else."""


class PageVerdict(Enum):
    """How a page stands to what is in force."""

    IN_FORCE = "in-force"
    CHANGED = "changed"
    """The version in force, with words missing or added."""
    OLD = "old"
    EARLY = "early"
    """A version that does not hold yet."""
    OTHER_COMPANY = "other-company"
    """The statement of another company than was asked about."""
    UNKNOWN = "unknown"
    """None of the statements that were ever published."""


class WebPage(Struct, frozen=True):
    """What a page shows: the ``name`` of its file, and the published version that it comes nearest to.

    ``in_force``: the version that the page should show. ``missing``: passages of that version which the page lacks;
    ``added``: those that it has instead or besides. ``share``: how much of the ``shown`` version is there, from 0 to 1.
    """

    name: str
    verdict: PageVerdict
    shown: Version | None = None
    in_force: Version | None = None
    share: float = 0.0
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


class Watch:
    """Holds pages against every version that was ever published, as it is on a day."""

    def __init__(self, ledger: Ledger, on: date, step: Callable[[str], None] = lambda slug: None) -> None:
        """``step`` is told of each version that was read; what cannot be read is among the ``diagnostics``."""
        self._ledger = ledger
        self._on = on
        known: dict[int, Document] = {}
        found: Diagnostics = ()
        for version in ledger.entries:
            text, more = published_text.document(ledger, version)
            known |= {version.number: text} if text is not None else {}
            found += more
            step(version.slug)
        self.diagnostics = found
        self._texts = PublishedTexts(known)
        self._versions = {version.number: version for version in ledger.entries if version.number in known}

    def judge(self, name: str, page: Document, expected: str | None = None) -> WebPage:
        """What the page in the file ``name`` shows; ``expected`` is the company whose page it is said to be."""
        sighting = self._texts.sight(page)
        if sighting is None or sighting.share < ENOUGH:
            return WebPage(name, PageVerdict.UNKNOWN, in_force=self._in_force(expected))
        shown = self._versions[sighting.name]
        due = self._in_force(expected or shown.slug)
        verdict = _verdict(shown, due, sighting, expected)
        if verdict is PageVerdict.OTHER_COMPANY:
            return WebPage(name, verdict, shown, due, sighting.share)
        if due is not None and due.number in self._versions and due is not shown:
            against = self._texts.compare(page, due.number)
            return WebPage(name, verdict, shown, due, sighting.share, against.missing, against.added)
        return WebPage(name, verdict, shown, due, sighting.share, sighting.missing, sighting.added)

    def _in_force(self, slug: str | None) -> Version | None:
        return None if slug is None else self._ledger.in_force(slug, self._on)


def _verdict(shown: Version, due: Version | None, sighting: Sighting[int], expected: str | None) -> PageVerdict:
    if expected is not None and shown.slug != expected:
        return PageVerdict.OTHER_COMPANY
    if due is None or shown.version > due.version:
        return PageVerdict.EARLY
    if shown.version < due.version:
        return PageVerdict.OLD
    return PageVerdict.IN_FORCE if sighting.is_exact else PageVerdict.CHANGED


_BESIDE = ("_files", "_bestanden", "_dateien")
"""How browsers call the folder of pictures and scripts that they save beside a page."""


class WebsiteResult(Struct, frozen=True):
    """What pages of websites show, and the versions in force that no page shows.

    ``is_damaged``: the record cannot be trusted, and nothing was compared.
    """

    diagnostics: Diagnostics
    on: date
    pages: tuple[WebPage, ...] = ()
    absent: tuple[Version, ...] = ()
    is_damaged: bool = False


def check_website(
    where: Workspace,
    path: Path,
    name: str,
    companies: Sequence[str],
    on: date,
    progress: Callable[[str, int], None] | None,
) -> WebsiteResult:
    """Holds a page saved from a website, or a folder of pages, against the record; ``name`` is how findings call it.

    Raises ``WrongUse`` for a path that is not there and for a company of which nothing was published.
    """
    published, damage = record.read(where.root / "output")
    if published is None:
        return WebsiteResult(damage, on, is_damaged=True)
    slugs = choose(published, companies)
    if not path.exists():
        raise WrongUse(f"there is no {name}", "name a page saved from a website, or a folder of pages")
    if damage := record.check(published, published.entries):
        return WebsiteResult(damage, on, is_damaged=True)
    expected = companies[0] if path.is_file() and len(set(companies)) == 1 else None
    files = [path] if path.is_file() else list(_below(path))
    total = len(published.entries) + len(files)

    def step(what: str) -> None:
        if progress:
            progress(what, total)

    watch = Watch(published, on, step)
    found = watch.diagnostics
    pages: list[WebPage] = []
    for file in files:
        page, more = _judge(watch, file, _name(file, path, name), expected)
        found += more
        pages += [page] if page is not None and _is_wanted(page, companies, path) else []
        step(file.name)
    absent = _absent(published, slugs, pages, on) if path.is_dir() else ()
    wrong = [page for page in pages if page.verdict is not PageVerdict.IN_FORCE]
    found = in_order(found + tuple(map(_finding, wrong)) + tuple(map(_no_page, absent)))
    return WebsiteResult(found, on, tuple(pages), absent)


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


def _judge(watch: Watch, file: Path, name: str, expected: str | None) -> tuple[WebPage | None, Diagnostics]:
    try:
        content = bounded_read.read_file(file, LARGEST)
    except OSError as error:
        return None, (diagnose("unreadable-file.page", Location(name), error=reason(error)),)
    document, found = read_file(content, name)
    return (None, found) if document is None else (watch.judge(name, document, expected), found)


def _is_wanted(page: WebPage, slugs: Sequence[str], path: Path) -> bool:
    """Whether a page is of a company asked about; in a folder the others are left out."""
    return not slugs or path.is_file() or (page.shown is not None and page.shown.slug in slugs)


def _absent(published: Ledger, slugs: Sequence[str], pages: Sequence[WebPage], on: date) -> tuple[Version, ...]:
    """The versions in force of companies of which no page was found."""
    seen = {page.shown.slug for page in pages if page.shown is not None}
    in_force = (published.in_force(slug, on) for slug in slugs if slug not in seen)
    return tuple(version for version in in_force if version is not None)


def _finding(page: WebPage) -> Diagnostic:
    """That a page does not show what is in force: what it shows, and what it should."""
    place = Location(page.name)
    due = page.in_force
    advice = phrase("page-to-put", path=_fragment(due)) if due else phrase("page-to-look-at")
    if page.shown is None:
        return diagnose("page-unknown", place, advice=advice)
    shown = phrase("page-shows", version=page.shown.version, slug=page.shown.slug)
    since: Phrase = phrase("page-none-in-force")
    if due is not None:
        since = phrase("page-in-force", version=due.version, slug=due.slug, since=_since(due))
    day = page.shown.effective
    match page.verdict:
        case PageVerdict.CHANGED | PageVerdict.IN_FORCE:
            return diagnose("page-changed", place, advice=advice, shown=shown, counts=_counted(page))
        case PageVerdict.EARLY:
            return diagnose("page-early", place, advice=advice, shown=shown, day=day or "unknown", since=since)
        case PageVerdict.OTHER_COMPANY:
            return diagnose("page-other-company", place, advice=advice, shown=shown, since=since)
        case PageVerdict.OLD | PageVerdict.UNKNOWN:
            of = f", in force from {day}" if day else ""
            return diagnose("page-old", place, advice=advice, shown=shown, of=of, since=since)


def _fragment(version: Version) -> str:
    names = [name for name in version.files if name.endswith(".fragment.html")] or sorted(version.files)
    return f"output/{record.PUBLISHED}/{version.folder}/{names[0]}"


def _since(version: Version) -> str:
    return f" since {version.effective}" if version.effective else ""


def _no_page(version: Version) -> Diagnostic:
    return diagnose("page-absent", version.place, slug=version.slug, version=version.version)


def _counted(page: WebPage) -> str:
    return f"{_passages(len(page.missing))} missing, {len(page.added):,} added"


def _passages(number: int) -> str:
    return f"{number:,} passage{'' if number == 1 else 's'}"
