"""What a statement was before an edit: its latest published version, and what stands in ``output/``."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator import ledger as record
from generator.change.causes import Cause, CauseKind
from generator.change.forecast import Forecast, Impact
from generator.diagnostics import Location
from generator.drafting.draft_inputs import Memory
from generator.ledger import Ledger, Version
from generator.record.toolchain import running
from generator.statement.version_information import Imprint, of_draft, of_version
from generator.storage.plan import Change, Kind

_NOT_OURS = (Kind.CREATED, Kind.EDITED, Kind.BLOCKED)

DRAFT = "the draft in output/"


class Baseline(Struct, frozen=True):
    """One state to hold a statement against.

    ``inputs`` are what it was made of, ``None`` where nobody knows; ``text`` the SHA-256 that its Markdown must have
    to be what it was; ``page`` that Markdown, ``None`` where it is not there. ``unknown`` is the cause to tell where
    it cannot be made again.
    """

    slug: str
    against: str
    inputs: Mapping[str, bytes] | None
    imprint: Imprint
    text: str
    page: bytes | None
    unknown: Cause

    @property
    def published(self) -> bool:
        """Whether it is a version, of which the inputs are kept for certain."""
        return not self.imprint.draft


def baselines(ledger: Ledger, memory: Memory, impact: Impact, forecast: Forecast) -> Iterator[Baseline]:
    """What a company's statement is to be held against: each state once, the one in ``output/`` last."""
    if impact.fate in ("failed", "gone"):
        return
    versions = ledger.versions(impact.slug)
    if versions and impact.publishes:
        yield _published(ledger, versions)
    text = forecast.change(impact.slug, ".md")
    if impact.fate not in ("changed", "look") or (text is not None and text.kind in _NOT_OURS):
        return
    there = next((one for one in versions if text and one.files.get(f"{impact.slug}.md") == text.before), None)
    if there is None:
        yield _draft(ledger, memory, impact.slug, text, forecast)
    elif not impact.publishes or there is not versions[-1]:
        yield _published(ledger, versions[: there.version])


def _published(ledger: Ledger, versions: tuple[Version, ...]) -> Baseline:
    version = versions[-1]
    inputs, found = record.read_inputs(ledger, version)
    name = f"{version.slug}.md"
    pages, _ = record.read_files(ledger, version, [name] if name in version.files else [])
    return Baseline(
        version.slug,
        f"version {version.version}",
        None if found else inputs,
        of_version(versions),
        version.text,
        pages.get(name),
        _other_program(version),
    )


def _other_program(version: Version) -> Cause:
    now = running()
    apart = [
        f"{name} {was}, now {now.get(name, 'none')}" for name, was in version.program.items() if now.get(name) != was
    ]
    what = "made by another program" if apart else "what is kept of it is of no use to this program"
    return Cause(CauseKind.PROGRAM, "; ".join(apart) or "the program", version.place, what)


def _draft(ledger: Ledger, memory: Memory, slug: str, text: Change | None, forecast: Forecast) -> Baseline:
    known = memory.recall(slug)
    inputs, count = known if known else (None, 0)
    place = Location(f"{forecast.folder}/{text.path if text else slug}")
    unknown = Cause(
        CauseKind.UNKNOWN, "the draft", place, "what it was made of is not known here; the next build keeps that"
    )
    page = None
    if text is not None:
        try:
            page = (ledger.folder.parent / text.path).read_bytes()
        except OSError:
            page = None
    digest = text.before if text else ""
    return Baseline(slug, DRAFT, inputs, of_draft(ledger.versions(slug)[:count]), digest, page, unknown)
