"""Compares two statements section by section: how many words differ in each, and why."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from generator import comparison as redline
from generator.change.causes import Cause, CauseKind, Side, reordered, why
from generator.diagnostics import Location
from generator.document import Comparison, Document, Revision
from generator.profile import schema
from generator.statement.composition import Composer, Statement
from generator.template import Observer, Policy, RenderedSection

_NO_DAY = date(1, 1, 1)


class SectionChange(Struct, frozen=True):
    """A section that changed: how many words are new and how many gone, why, and both versions in one tree.

    ``section`` is its name in the policy, or the title of its heading where only the texts are known. ``fate``:
    ``new``, ``gone``, ``moved`` or ``changed``.
    """

    section: str
    fate: str
    inserted: int
    deleted: int
    causes: tuple[Cause, ...]
    redline: Document | None = None


class Observers:
    """Observers of what the sections of a policy read; one for each policy as it was loaded."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Policy, Observer]] = {}

    def of(self, policy: Policy) -> Observer:
        """The observer of a policy."""
        return self._known.setdefault(id(policy), (policy, Observer(policy, schema.shape())))[1]

    def side(self, statement: Statement) -> Side:
        """A statement with the observer of its policy."""
        return Side(statement, self.of(statement.policy))


Composed = tuple[Statement, Composer]
"""A statement, and what composed it."""


def section_changes(old: Composed, new: Composed, observers: Observers) -> Iterator[SectionChange]:
    """The sections that changed, in the order of the new policy; those that it no longer has come last."""
    before, now = ({section.id: section for section in one.sections} for one, _ in (old, new))
    sides = observers.side(old[0]), observers.side(new[0])
    moved = _moved(list(before), list(now))
    for name in dict.fromkeys((*(section.id for section in new[0].policy.sections), *now, *before)):
        if name in before or name in now:
            yield from _section_change(name, (old, new), (before.get(name), now.get(name)), sides)
            if name in moved:
                yield SectionChange(name, "moved", 0, 0, (reordered(sides[1]),))


def _section_change(
    name: str,
    composed: tuple[Composed, Composed],
    sections: tuple[RenderedSection | None, RenderedSection | None],
    sides: tuple[Side, Side],
) -> Iterator[SectionChange]:
    before, now = sections
    if before and now and _content(before) == _content(now):
        return
    documents = [
        composer.section(statement, one) for (statement, composer), one in zip(composed, sections, strict=True)
    ]
    compared = redline.compare(documents[0], documents[1], _between(sides[1].statement.slug))
    changes = redline.summary(compared)
    if any(change.changed for change in changes):
        fate = "changed" if before and now else "gone" if before else "new"
        inserted, deleted = (sum(getattr(one, side) for one in changes) for side in ("inserted", "deleted"))
        yield SectionChange(name, fate, inserted, deleted, why(*sides, name, schema.shape()) or (_UNKNOWN,), compared)


_UNKNOWN = Cause(CauseKind.UNKNOWN, "nothing that this section reads has changed", Location(""))


def _moved(before: Sequence[str], now: Sequence[str]) -> frozenset[str]:
    """As few sections as can be said to have moved for the others to stand in the same order in both."""
    places = [before.index(name) for name in now if name in before]
    chains: list[list[int]] = []  # of each length the one that ends earliest
    for place in places:
        size = bisect([chain[-1] for chain in chains], place)
        chains[size : size + 1] = [[*(chains[size - 1] if size else []), place]]
    stayed = chains[-1] if chains else []
    return frozenset(before[place] for place in places if place not in stayed)


def _content(section: RenderedSection) -> tuple[str, list[str]]:
    return section.markdown, [slot.text for slot in section.values]


def _between(slug: str) -> Comparison:
    return Comparison("before", slug, "", _NO_DAY)


def changes_of_texts(old: Document, new: Document, slug: str, cause: Cause) -> Iterator[SectionChange]:
    """The same for two texts whose inputs are unknown, by their headings; each has the one ``cause``."""
    compared = redline.compare(old, new, _between(slug))
    fates = {Revision.INSERTED: "new", Revision.DELETED: "gone", None: "changed"}
    shown: Document | None = compared
    for change in redline.summary(compared):
        if change.changed or change.moved:
            fate = "moved" if change.moved and not change.changed else fates[change.revision]
            yield SectionChange(change.title, fate, change.inserted, change.deleted, (cause,), shown)
            shown = None  # one tree shows all of them
