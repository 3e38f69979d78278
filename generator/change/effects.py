"""What an edit comes to, company by company: the files a build would change, the sections that read otherwise, why."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.cache.store import Shelf
from generator.change.baseline import Before, befores
from generator.change.causes import Cause, appearance_causes
from generator.change.impact import Difference, Effect, Outlook
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


class Assessor:
    """Tells the effects of a run on one workspace."""

    def __init__(self, where: Workspace, ledger: Ledger, memory: Memory, shelf: Shelf | None) -> None:
        self._where = where
        self._ledger = ledger
        self._memory = memory
        self._composer = Composer(where, shelf)
        self._observers = Observers()

    def assess(self, outlook: Outlook) -> tuple[Effect, ...]:
        """The companies that a run would touch, or whose text is not that of their latest version, by slug."""
        effects = {slug: self._fate(outlook, slug) for slug in sorted({*outlook.versions, *outlook.changes} - {""})}
        told = {slug: one for slug, one in effects.items() if one.files or one.fate in ("failed", "waiting")}
        told = _renamed(told)
        found = [one for slug, effect in told.items() for one in befores(self._ledger, self._memory, effect, outlook)]
        differences: dict[tuple[str, str], Difference] = dict(self._explained(found))
        for slug, effect in told.items():
            own = tuple(differences[one.slug, one.against] for one in found if one.slug == slug)
            told[slug] = replace(effect, differences=tuple(one for one in own if one.edits or one.causes))
        return tuple(told.values())

    def _fate(self, outlook: Outlook, slug: str) -> Effect:
        own = outlook.changes.get(slug, ())
        files = tuple(change for change in own if change.kind is not Kind.UNCHANGED)
        latest = self._ledger.latest(slug)
        made = slug in outlook.versions and slug not in outlook.failed
        publishes = made and outlook.versions[slug] is None
        effect = Effect(slug, "", files, latest.version if latest else None, publishes)
        return replace(effect, fate=_fate(effect, own, outlook))

    def _explained(self, found: Iterable[Before]) -> Iterator[tuple[tuple[str, str], Difference]]:
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

    def _by_section(self, before: Before, old: Composed, new: Composed) -> Difference:
        changed = tuple(section_changes(old, new, self._observers))
        if text_of(old[0].document) != before.text:
            return Difference(before.against, changed, (_by_program(before, old[0]),), exact=False)
        if changed or before.inputs is None:
            return Difference(before.against, changed)
        sides = self._observers.side(old[0]), self._observers.side(new[0])
        return Difference(before.against, (), appearance_causes(self._where, *sides, before.inputs))

    def _now(self, before: Before) -> Statement | None:
        """The statement as it is now, with the date and version of what it is held against."""
        versions = self._ledger.versions(before.slug)
        imprint = of_draft(versions) if before.imprint.draft else of_version(versions)
        return self._composer.compose(before.slug, imprint).statement

    def _by_text(self, before: Before) -> Difference:
        now = self._now(before)
        old = read_file(before.page, "before.md")[0] if before.page is not None else None
        new = read_file(writer.write(now.document), "now.md")[0] if now else None
        if old is None or new is None:
            return Difference(before.against, (), (before.unknown,), exact=False)
        return Difference(before.against, tuple(changes_of_texts(old, new, before.slug, before.unknown)), exact=False)


def _by_program(before: Before, again: Statement) -> Cause:
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


def _fate(effect: Effect, own: tuple[Change, ...], outlook: Outlook) -> str:
    slug = effect.slug
    if slug in outlook.failed:
        return "failed"
    if slug not in outlook.versions:
        return "gone"
    if not effect.pending:
        return "kept" if effect.files else "waiting" if effect.publishes and effect.version else "same"
    if all(not change.before for change in own):
        return "new"
    text = next((change for change in own if change.path.endswith(".md")), None)
    if text is None or text.before != text.after:
        return "changed"
    return "look" if any(change.kind is Kind.UPDATED for change in effect.files) else "files"


def _renamed(effects: dict[str, Effect]) -> dict[str, Effect]:
    """The effects, each new company with the one that is gone and whose text was exactly this."""
    texts = {change.before: one.slug for one in effects.values() if one.fate == "gone" for change in _texts(one)}
    return {
        slug: replace(one, former=next((texts[change.after] for change in _texts(one) if change.after in texts), ""))
        if one.fate == "new"
        else one
        for slug, one in effects.items()
    }


def _texts(effect: Effect) -> Iterator[Change]:
    return (change for change in effect.files if change.path.endswith(".md"))
