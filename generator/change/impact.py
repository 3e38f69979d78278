"""What a run would change, company by company: files, sections that change, and why."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.cache.store import Shelf
from generator.change.baseline import Baseline, baselines
from generator.change.causes import Cause, appearance_causes
from generator.change.forecast import Forecast, Impact, StatementChange
from generator.change.section_changes import Composed, Observers, changes_of_texts, section_changes
from generator.drafting.draft_inputs import Memory
from generator.drafting.statement_build import text_of
from generator.formats.markdown import writer
from generator.formats.readers import read_file
from generator.ledger import Ledger
from generator.record.reproduction import Wanted, recompose
from generator.statement.composition import Composer, Statement
from generator.statement.version_information import of_draft, of_version
from generator.storage.plan import Change, Kind
from generator.workspace import Workspace


class ImpactAnalysis:
    """Works out the impact of a run on each company of a workspace."""

    def __init__(self, where: Workspace, ledger: Ledger, memory: Memory, shelf: Shelf | None) -> None:
        self._where = where
        self._ledger = ledger
        self._memory = memory
        self._composer = Composer(where, shelf)
        self._observers = Observers()

    def of(self, forecast: Forecast) -> tuple[Impact, ...]:
        """The companies that a run would touch, or whose text is not that of their latest version, by slug."""
        impacts = {slug: self._fate(forecast, slug) for slug in sorted({*forecast.versions, *forecast.changes} - {""})}
        relevant = {slug: one for slug, one in impacts.items() if one.files or one.fate in ("failed", "waiting")}
        relevant = _renamed(relevant)
        found = [
            one for slug, impact in relevant.items() for one in baselines(self._ledger, self._memory, impact, forecast)
        ]
        statement_changes: dict[tuple[str, str], StatementChange] = dict(self._explained(found))
        for slug, impact in relevant.items():
            own = tuple(statement_changes[one.slug, one.against] for one in found if one.slug == slug)
            relevant[slug] = replace(impact, statement_changes=tuple(one for one in own if one.sections or one.causes))
        return tuple(relevant.values())

    def _fate(self, forecast: Forecast, slug: str) -> Impact:
        own = forecast.changes.get(slug, ())
        files = tuple(change for change in own if change.kind is not Kind.UNCHANGED)
        latest = self._ledger.latest(slug)
        made = slug in forecast.versions and slug not in forecast.failed
        publishes = made and forecast.versions[slug] is None
        impact = Impact(slug, "", files, latest.version if latest else None, publishes)
        return replace(impact, fate=_fate(impact, own, forecast))

    def _explained(self, found: Iterable[Baseline]) -> Iterator[tuple[tuple[str, str], StatementChange]]:
        """Each of these against the statement as it is now."""
        waiting = {(one.slug, one.against): one for one in found}
        known = [one for one in waiting.values() if one.inputs is not None]
        for against in dict.fromkeys(one.against for one in known):
            some = {one.slug: one for one in known if one.against == against}
            wanted = (Wanted(one.slug, one.inputs, one.imprint) for one in some.values() if one.inputs is not None)
            for slug, statement, composer in recompose(wanted):
                one, now = some[slug], self._now(some[slug])
                if statement and now and (one.published or text_of(statement.document) == one.text):
                    del waiting[slug, against]
                    yield (slug, against), self._by_section(one, (statement, composer), (now, self._composer))
        for key, one in waiting.items():
            yield key, self._by_text(one)

    def _by_section(self, before: Baseline, old: Composed, new: Composed) -> StatementChange:
        changed = tuple(section_changes(old, new, self._observers))
        if text_of(old[0].document) != before.text:
            return StatementChange(before.against, changed, (_by_program(before, old[0]),), exact=False)
        if changed or before.inputs is None:
            return StatementChange(before.against, changed)
        sides = self._observers.side(old[0]), self._observers.side(new[0])
        return StatementChange(before.against, (), appearance_causes(self._where, *sides, before.inputs))

    def _now(self, before: Baseline) -> Statement | None:
        """The statement as it is now, with the date and version of what it is held against."""
        versions = self._ledger.versions(before.slug)
        imprint = of_draft(versions) if before.imprint.draft else of_version(versions)
        return self._composer.compose(before.slug, imprint).statement

    def _by_text(self, before: Baseline) -> StatementChange:
        now = self._now(before)
        old = read_file(before.page, "before.md")[0] if before.page is not None else None
        new = read_file(writer.write(now.document), "now.md")[0] if now else None
        if old is None or new is None:
            return StatementChange(before.against, (), (before.unknown,), exact=False)
        return StatementChange(
            before.against, tuple(changes_of_texts(old, new, before.slug, before.unknown)), exact=False
        )


def _by_program(before: Baseline, again: Statement) -> Cause:
    """The cause of what differs though nothing that the version was made of did, with its words counted."""
    old = read_file(before.page, "before.md")[0] if before.page is not None else None
    new = read_file(writer.write(again.document), "again.md")[0]
    if old is None or new is None:
        return before.unknown
    apart = list(changes_of_texts(old, new, before.slug, before.unknown))
    counted = f"{sum(one.inserted for one in apart)} words new, {sum(one.deleted for one in apart)} gone"
    sections = f"{len(apart)} section{'' if len(apart) == 1 else 's'}"
    what = f"this program words the same inputs otherwise: {counted}, in {sections}"
    return replace(before.unknown, what=what)


def _fate(impact: Impact, own: tuple[Change, ...], forecast: Forecast) -> str:
    slug = impact.slug
    if slug in forecast.failed:
        return "failed"
    if slug not in forecast.versions:
        return "gone"
    if not impact.pending:
        return "kept" if impact.files else "waiting" if impact.publishes and impact.version else "same"
    if all(not change.before for change in own):
        return "new"
    text = next((change for change in own if change.path.endswith(".md")), None)
    if text is None or text.before != text.after:
        return "changed"
    return "look" if any(change.kind is Kind.UPDATED for change in impact.files) else "files"


def _renamed(impacts: dict[str, Impact]) -> dict[str, Impact]:
    """The impacts, each new company with the one that is gone and whose text was exactly this."""
    texts = {change.before: one.slug for one in impacts.values() if one.fate == "gone" for change in _texts(one)}
    return {
        slug: replace(one, former=next((texts[change.after] for change in _texts(one) if change.after in texts), ""))
        if one.fate == "new"
        else one
        for slug, one in impacts.items()
    }


def _texts(impact: Impact) -> Iterator[Change]:
    return (change for change in impact.files if change.path.endswith(".md"))
