"""``statements plan``: what a build would change, which sections read otherwise, in how many words, and why."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.change import saved_plan
from generator.change.causes import Cause
from generator.change.effects import Assessor
from generator.change.impact import Difference, Effect, Outlook
from generator.change.section_changes import SectionChange
from generator.cli import session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import plural, visible
from generator.cli.console.redline_view import passages
from generator.cli.console.terminal import Screen, Terminal
from generator.cli.exit_codes import PENDING, PROBLEMS
from generator.cli.work import DAMAGED, Made, Work, compose, planned, prepare
from generator.diagnostics import Diagnostics, in_order
from generator.drafting.draft_inputs import recollect
from generator.formats import FORMATS
from generator.storage.plan import Change, Plan
from generator.storage.plan.file_names import suffix_of

_FATES = {
    "new": "a new statement",
    "gone": "the company is gone; what was published of it stays",
    "failed": "has errors, and keeps the files it has",
    "look": "the text stays, its look changes",
    "files": "the text stays, files come or go",
    "kept": "a person edited it, so it stays",
    "waiting": "built already, not published",
}

_SUFFIXES = frozenset(form.suffix for form in FORMATS.values())


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Tells of each company that a build would touch; writes nothing but the file that ``-o`` names."""
    work, where, found = prepare(options)
    if work is None:
        return CommandResult(PROBLEMS, found, {"workspace": str(where.root)}, summary=DAMAGED)
    made = compose(work, terminal, found)
    wanted = planned(work, made)
    effects = _assess(work, made, wanted)
    facts = [_effect_facts(effect) for effect in effects]
    if options.out is not None:
        publishes = [slug for slug, version in made.versions.items() if version is None and slug not in made.failed]
        saved_plan.save(Path(options.directory, options.out), options, work, wanted, publishes, facts)
    diagnostics = in_order(made.diagnostics + wanted.diagnostics)
    pending = any(effect.pending or effect.fate == "waiting" for effect in effects)
    pending |= any(map(_is_of_a_statement, wanted.pending))
    code = PENDING if options.exit_code and pending and not judged(diagnostics) else judged(diagnostics)
    text = "\n\n".join("\n".join(_effect(effect, terminal.out, diff=options.diff)) for effect in effects)
    told = {"workspace": str(where.root), "pending": pending, "unaffected": _unaffected(work, effects)}
    return CommandResult(
        code, diagnostics, told | {"companies": facts}, text, _summary(work, effects, diagnostics), brief=True
    )


def _assess(work: Work, made: Made, wanted: Plan) -> tuple[Effect, ...]:
    assert work.ledger is not None  # without one there is no work
    changes: dict[str, list[Change]] = {}
    for change in filter(_is_of_a_statement, wanted.changes):
        changes.setdefault(change.path.partition("/")[0], []).append(change)
    outlook = Outlook({slug: tuple(some) for slug, some in changes.items()}, made.failed, made.versions, wanted.folder)
    shelf = session.shelf(work.where)
    return Assessor(work.where, work.ledger, recollect(shelf), shelf).assess(outlook)


def _is_of_a_statement(change: Change) -> bool:
    """Whether a file is a statement's: the review site follows from those, and redlines are told as words."""
    return suffix_of(change.path) in _SUFFIXES


def _effect(effect: Effect, screen: Screen, *, diff: bool) -> Iterator[str]:
    kinds = Counter(change.kind.value for change in effect.files)
    files = ", ".join(f"{plural(number, 'file')} {kind}" for kind, number in kinds.items())
    about = [_FATES.get(effect.fate, ""), f"the text of {effect.former}, which is gone" if effect.former else "", files]
    yield f"{screen.paint(effect.slug, 'bold')}: {'; '.join(filter(None, about))}"
    for difference in effect.differences:
        yield from _difference(difference, screen, diff=diff)


def _difference(difference: Difference, screen: Screen, *, diff: bool) -> Iterator[str]:
    yield f"  against {difference.against}"
    yield from map(_cause, difference.causes)
    for edit in difference.edits:
        yield f"    {screen.paint(visible(edit.section), 'bold')}: {_counted(edit)}"
        yield from map(_cause, edit.causes)
        if diff and edit.redline is not None:
            yield passages(edit.redline, screen, "      ")


def _counted(edit: SectionChange) -> str:
    words = f"{plural(edit.inserted, 'word')} new, {edit.deleted:,} gone"
    if edit.fate == "moved":
        return "stands elsewhere" + (f", {words}" if edit.inserted or edit.deleted else "")
    return f"{words}{f'; the section is {edit.fate}' if edit.fate in ('new', 'gone') else ''}"


def _cause(cause: Cause) -> str:
    place = cause.place.path if not cause.place.source else f"{cause.place.path}:{cause.place.line}"
    what = "" if cause.what == "changed" else f": {cause.what}"
    name = "" if cause.place.path.endswith(cause.name) else f"{cause.name}, "
    return visible(f"      because of {place}  {name}{cause.kind.value}{what}")


def _unaffected(work: Work, effects: Sequence[Effect]) -> int:
    return len(set(work.slugs) - {effect.slug for effect in effects})


def _summary(work: Work, effects: Sequence[Effect], found: Diagnostics) -> str:
    fates = Counter(effect.fate for effect in effects)
    changing = sum(effect.pending for effect in effects)
    files = Counter(change.kind.value for effect in effects for change in effect.files)
    lines = [f"A build would change {_companies(changing)}{_files(files.items()) if changing else ''}."]
    if waiting := sum(effect.publishes and effect.version is not None for effect in effects):
        lines.append(f"{plural(waiting, 'statement')} would get a new version when published.")
    if fates["failed"]:
        lines.append(f"{_companies(fates['failed'])} left out, for there are errors.")
    lines.append(f"{_companies(_unaffected(work, effects))} unaffected.")
    counted = count(found)
    return "\n".join([" ".join(lines), *([f"{counted}."] if counted else [])])


def _companies(number: int) -> str:
    return "1 company" if number == 1 else f"{number:,} companies" if number else "no company"


def _files(kinds: Iterable[tuple[str, int]]) -> str:
    return ": " + ", ".join(f"{plural(number, 'file')} {kind}" for kind, number in sorted(kinds))


def _effect_facts(effect: Effect) -> dict[str, object]:
    return {
        "slug": effect.slug,
        "fate": effect.fate,
        "pending": effect.pending,
        "version": effect.version,
        "publishes": effect.publishes,
        "former": effect.former or None,
        "files": [{"path": change.path, "kind": change.kind.value} for change in effect.files],
        "differences": [
            {
                "against": one.against,
                "exact": one.exact,
                "causes": list(map(_cause_facts, one.causes)),
                "sections": list(map(_edit_facts, one.edits)),
            }
            for one in effect.differences
        ],
    }


def _edit_facts(edit: SectionChange) -> dict[str, object]:
    return {
        "section": edit.section,
        "fate": edit.fate,
        "inserted": edit.inserted,
        "deleted": edit.deleted,
        "causes": list(map(_cause_facts, edit.causes)),
    }


def _cause_facts(cause: Cause) -> dict[str, object]:
    line = cause.place.line if cause.place.source else None
    return {"kind": cause.kind.value, "name": cause.name, "what": cause.what, "file": cause.place.path, "line": line}
