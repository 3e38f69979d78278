"""Redlines on the screen: of one the changed words, section by section; of several a table."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.change.redlines import Redline
from generator.cli.console.layout import columns, plural, visible, wrapped
from generator.cli.console.redline_view import passages
from generator.cli.console.terminal import Screen
from generator.comparison import SectionSummary
from generator.document import Revision

_FATES = {Revision.INSERTED: "new", Revision.DELETED: "gone", None: "changed"}
_SAID = {"new": "; the section is new", "gone": "; the section is gone", "moved": "; the section stands elsewhere"}


def fate(change: SectionSummary) -> str:
    """What became of a section: ``changed``, ``new``, ``gone`` or ``moved``."""
    return "moved" if change.moved else _FATES[change.revision]


def single(redlines: Sequence[Redline], screen: Screen) -> str:
    """Each redline with the words that changed."""
    return "\n\n".join("\n".join(_redline(one, screen)) for one in redlines)


def several(redlines: Sequence[Redline], screen: Screen) -> str:
    """The redlines as a table."""
    header = ["STATEMENT", "FROM", "TO", "NEW", "GONE", "SECTIONS"]
    rows = [
        [one.name, one.old, one.new, f"{one.inserted:,}", f"{one.deleted:,}", ", ".join(_titles(one))]
        for one in redlines
    ]
    return columns(header, rows, screen, lead=1) if rows else ""


def _titles(one: Redline) -> Iterator[str]:
    for part in one.parts:
        yield _title(part.change)


def _redline(one: Redline, screen: Screen) -> Iterator[str]:
    yield screen.paint(visible(f"{one.name}: {_side(one.old)} against {_side(one.new)}"), "bold")
    for part in one.parts:
        change = part.change
        counted = f"{plural(change.inserted, 'word')} new, {change.deleted:,} gone{_SAID.get(fate(change), '')}"
        lead, *more = wrapped(f"{_title(change)}: {counted}", screen, "  ", "    ")
        yield "\n".join([screen.paint(lead, "bold"), *more])
        if shown := passages(replace(one.document, blocks=part.blocks), screen, "    "):
            yield shown


def _side(name: str) -> str:
    return f"version {name}" if name.isdecimal() else "the draft" if name == "draft" else name


def _title(change: SectionSummary) -> str:
    return " ".join(change.title.split()) or "(before the first heading)"
