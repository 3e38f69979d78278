"""The review site of an output folder: a page over all companies, and one for each that a run looked at.

A run for some companies takes the rows of the others from ``review.json``, which is only believed as a build wrote it;
versions come from the ledger, and links lead to files that will stand there.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator import ledger as record
from generator.drafting.result import About
from generator.formats import FORMATS
from generator.ledger import PUBLISHED, Ledger
from generator.review import site_state as rows
from generator.review.pages import Company, Link, PageVersion, Standing, overview, review
from generator.review.site_state import Row
from generator.statement.printing import Files
from generator.storage import plan
from generator.storage.disk import Disk, digest
from generator.storage.plan import Manifest, Scope

INDEX = "index.html"
TITLE = "Privacy statements"

_UNSEEN = Row(About(), Standing.UNSEEN)


class Looked(Struct, frozen=True):
    """What a run looked at: the rows of its companies, and the files that it made, by path below the output folder.

    ``companies`` are all of the workspace; ``scope`` says which files of other runs go.
    """

    rows: Mapping[str, Row]
    files: Collection[str]
    companies: Collection[str]
    scope: Scope


def pages(output: Path, looked: Looked, ledger: Ledger | None = None) -> Files:
    """The site's files, path below ``output`` to bytes; without a ``ledger`` no version is told of."""
    left = plan.recorded(output)
    there = {path for path in left.files if not looked.scope.covers(path)}
    links = ledger is not None and ledger.folder == output / PUBLISHED
    return site(looked, _known(output, left), there, ledger, links=links)


def site(
    looked: Looked, known: Mapping[str, Row], others: Collection[str], ledger: Ledger | None, *, links: bool
) -> Files:
    """The site's files, where a run before left the rows ``known`` and the files ``others``.

    ``links``: what was published stands below the same folder.
    """
    folder = _Folder({*others, *looked.files, *map(_page, looked.rows)}, ledger, links)
    left = {slug: row for slug, row in known.items() if slug in looked.companies or folder.files(slug)}
    rows_now = left | dict(looked.rows)
    every = {slug: folder.company(slug, rows_now.get(slug, _UNSEEN)) for slug in {*looked.companies, *rows_now}}
    gone = [slug for slug in rows_now if slug not in looked.companies]  # these may lose formats
    files = {_page(slug): review(every[slug]) for slug in [*looked.rows, *gone]}
    files[INDEX] = overview(sorted(every.values(), key=lambda one: (one.name.casefold(), one.slug)), TITLE)
    files[rows.NAME] = rows.to_bytes(rows_now)
    return files


def _known(output: Path, left: Manifest) -> dict[str, Row]:
    """The rows that the last run left, unless somebody changed them."""
    content = Disk(output).read(rows.NAME)
    is_ours = isinstance(content, bytes) and digest(content) == left.get(rows.NAME)
    return rows.parse(content) if isinstance(content, bytes) and is_ours else {}


def _page(slug: str) -> str:
    return f"{slug}/review.html"


class _Folder(Struct, frozen=True):
    """The files that will stand in the output folder; ``links``: what was published stands below it too."""

    there: Collection[str]
    ledger: Ledger | None
    links: bool

    def company(self, slug: str, row: Row) -> Company:
        """A company with links to what there is of it."""
        latest = self.ledger.latest(slug) if self.ledger else None
        return Company(
            slug,
            row.about.name or (latest.company if latest else slug),
            row.about.group,
            row.about.language,
            row.standing,
            versions=tuple(self._versions(slug)),
            findings=row.findings,
            files=self.files(slug),
            statement=self._if_there(f"{slug}/{slug}{FORMATS['html'].suffix}"),
            redline=self._if_there(f"{slug}/{slug}{FORMATS['html'].redline}"),
            tracked=self._if_there(f"{slug}/{slug}{FORMATS['docx'].redline}"),
            page=self._if_there(_page(slug)),
        )

    def files(self, slug: str) -> tuple[Link, ...]:
        """The statement's files, in the order of the formats."""
        paths = {name: f"{slug}/{slug}{form.suffix}" for name, form in FORMATS.items()}
        return tuple(Link(name, path) for name, path in paths.items() if path in self.there)

    def _if_there(self, path: str) -> str:
        return path if path in self.there else ""

    def _versions(self, slug: str) -> Iterator[PageVersion]:
        for version in self.ledger.versions(slug) if self.ledger else ():
            effective = version.effective.isoformat() if version.effective else ""
            yield PageVersion(str(version.version), effective, version.reason, tuple(self._kept(version)))

    def _kept(self, version: record.Version) -> Iterator[Link]:
        for name, form in FORMATS.items() if self.links else ():
            file = f"{version.slug}{form.suffix}"
            if file in version.files:
                yield Link(name, f"{PUBLISHED}/{version.folder}/{file}")
