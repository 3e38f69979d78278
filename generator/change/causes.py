"""Why a section of a statement changed: what it read before against what it reads now.

Nothing is guessed. A cause is a file, a wording or a value that the section reads, before or now, and that is not what
it was; whether it is printed or only decides what is printed.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import zip_longest
from pathlib import PurePosixPath

from msgspec import Struct

from generator.change.value_changes import Name, StatedValue, name_of, spelled, value_at
from generator.diagnostics import Location
from generator.profile import Profile, schema
from generator.profile.shape import Record
from generator.statement.composition import Statement
from generator.template import Observer, Policy, Section, Usage
from generator.template.dependencies import WordKey
from generator.template.loading.wording import Words
from generator.template.policy import FILE
from generator.workspace import Workspace

STEERING = ("policy", "language", "form_of_address")
"""What decides which templates and which words a statement is made of: where one of these changes, all does."""


class CauseKind(Enum):
    """What a cause is: a file of the policy, a wording, or a value by where it stands."""

    POLICY = "policy"
    TEMPLATE = "template"
    WORDING = "wording"
    GROUP = "group"
    COMPANY = "company"
    LEDGER = "ledger"
    PROGRAM = "program"
    UNKNOWN = "unknown"


class Cause(Struct, frozen=True):
    """One cause: its name as a user would look for it, its place now, and what happened to it in a few words.

    Of what is no longer there ``place`` is the file that it stood in.
    """

    kind: CauseKind
    name: str
    place: Location
    what: str = "changed"


class Side(Struct, frozen=True):
    """A statement, before or now, and what tells what its sections read."""

    statement: Statement
    observer: Observer

    @property
    def profile(self) -> Profile:
        """The company's profile."""
        return self.statement.profile

    @property
    def policy(self) -> Policy:
        """The policy of the statement."""
        return self.statement.policy

    def section(self, name: str) -> Section | None:
        """The place of a section in the policy; ``None`` where the policy has no such section."""
        return next((one for one in self.policy.sections if one.id == name), None)

    def usage(self, name: str) -> Usage:
        """What a section reads; nothing where there is none."""
        section = self.section(name)
        return self.observer.observe(self.profile, section) if section else Usage()


def why(old: Side, new: Side, section: str, shape: Record) -> tuple[Cause, ...]:
    """The causes of a section's change: of the policy, its templates, its wordings, then of the profile's values."""
    steering = tuple(values(old, new, [(name,) for name in STEERING], shape))
    if steering:
        return steering
    before, now = old.usage(section), new.usage(section)
    found = [
        *_policy(old, new, section),
        *_templates(old.policy, new.policy, dict.fromkeys((*now.templates, *before.templates))),
        *_wordings(old.policy, new.policy, now.words | before.words),
        *values(old, new, _names(old, new, section, before, now), shape),
    ]
    return tuple(dict.fromkeys(found))


def reordered(new: Side) -> Cause:
    """The cause where the same sections stand in another order."""
    return Cause(CauseKind.POLICY, "sections", _file(new.policy), "another order")


def _file(policy: Policy) -> Location:
    return Location(f"templates/{policy.slug}/{FILE}")


def _policy(old: Side, new: Side, name: str) -> Iterator[Cause]:
    before, now = old.section(name), new.section(name)
    if before is None or now is None:
        what = "the policy has this section now" if before is None else "the policy no longer has this section"
        yield Cause(CauseKind.POLICY, f"sections.{name}", _file(new.policy), what)
    elif before.current != now.current and ("editions", name) not in new.profile.origins:
        yield Cause(CauseKind.POLICY, f"sections.{name}.current", _file(new.policy), f"edition {now.current}")
    elif before.editions.keys() == now.editions.keys() and before.editions != now.editions:
        yield Cause(CauseKind.POLICY, f"sections.{name}", _file(new.policy), "another file")


def _templates(old: Policy, new: Policy, names: Iterable[str]) -> Iterator[Cause]:
    for name in names:
        before, now = old.texts.get(name), new.texts.get(name)
        if now is None and before is not None:
            yield Cause(CauseKind.TEMPLATE, name, Location(before.path), "no longer there")
        elif now is not None and before is None:
            yield Cause(CauseKind.TEMPLATE, name, Location(now.path), "new")
        elif now is not None and before is not None and now.text != before.text:
            line = _first_difference(before.text, now.text)
            yield Cause(CauseKind.TEMPLATE, name, now.place(line))


def _first_difference(before: str, now: str) -> int:
    """The first line, counted from 1, that is not blank and not what stood there; at most the last one."""
    lines = now.splitlines()
    pairs = enumerate(zip_longest(before.splitlines(), lines), 1)
    other = [number for number, (was, is_) in pairs if was != is_ and (is_ is None or is_.strip())]
    return max(1, min(other[0] if other else 1, len(lines)))


def _wordings(old: Policy, new: Policy, keys: Iterable[WordKey]) -> Iterator[Cause]:
    for key in sorted(keys):
        before, now = _words(old, key), _words(new, key)
        name = ".".join(filter(None, key))
        if now is not None and (before is None or before.text != now.text):
            yield Cause(CauseKind.WORDING, name, now.place, "changed" if before else "new")
        elif now is None and before is not None:
            yield Cause(CauseKind.WORDING, name, Location(before.place.path), "no longer there")


def _words(policy: Policy, key: WordKey) -> Words | None:
    name, entry, part = key
    return policy.wording[name].entries.get(entry, {}).get(part) if name in policy.wording else None


def _names(old: Side, new: Side, section: str, before: Usage, now: Usage) -> list[Name]:
    found = {name_of(side.profile, key) for side, usage in ((old, before), (new, now)) for key in usage.values}
    return sorted({*found, ("editions", section)}, key=spelled)


def values(old: Side, new: Side, names: Iterable[Name], shape: Record) -> Iterator[Cause]:
    """Those of the values under ``names`` that are not what they were, each as a cause.

    Of a record that came or went it is the record, not each of its fields.
    """
    changed: dict[Name, tuple[StatedValue, StatedValue]] = {}
    for name in names:
        before, now = value_at(old.profile, shape, name), value_at(new.profile, shape, name)
        if (before.visible, before.stated) != (now.visible, now.stated):
            top = next(top for size in range(1, len(name) + 1) if _is_apart(old, new, top := name[:size], shape, name))
            changed[top] = value_at(old.profile, shape, top), value_at(new.profile, shape, top)
    for name, both in changed.items():
        if not any(other != name and other[: len(name)] == name for other in changed):
            yield _value(old, new, name, *both)


def _is_apart(old: Side, new: Side, top: Name, shape: Record, name: Name) -> bool:
    """Whether only one of the profiles states this much of a name; a pinned edition is named with its section."""
    if top in (name, ("editions",)):
        return top == name
    return value_at(old.profile, shape, top).stated != value_at(new.profile, shape, top).stated


def _value(old: Side, new: Side, name: Name, before: StatedValue, now: StatedValue) -> Cause:
    was, is_ = old.profile.origins.get(before.key), new.profile.origins.get(now.key)
    if is_ is None or not now.stated:
        left_out = _left_out(new.profile, spelled(name))
        if left_out is not None:
            return Cause(CauseKind.COMPANY, spelled(name), left_out, "left out by 'without'")
        file = was.value.path if was else ""
        kind = CauseKind.GROUP if was and was.inherited else _kind(file)
        return Cause(kind, spelled(name), Location(file), "no longer stated")
    kind = CauseKind.GROUP if is_.inherited else _kind(is_.value.path)
    if was is None or not before.stated:
        return Cause(kind, spelled(name), is_.value, "stated now")
    if was.inherited != is_.inherited:
        what = (
            "the group's, no longer the company's own" if is_.inherited else "the company's own, no longer the group's"
        )
        return Cause(kind, spelled(name), is_.value, what)
    return Cause(kind, spelled(name), is_.value)


def _kind(path: str) -> CauseKind:
    return CauseKind.LEDGER if path.endswith(".jsonl") else CauseKind.COMPANY


def _left_out(profile: Profile, name: str) -> Location | None:
    """The line under ``without`` that leaves out a value, or what holds it."""
    stated = profile.data.get("without")
    for index, one in enumerate(stated if isinstance(stated, list) else []):
        if isinstance(one, str) and f"{name}.".startswith(f"{one}."):
            return profile.origins["without", index].value
    return None


_TEXTS = (".yaml", ".yml", ".jinja")
"""What decides on words; all other inputs decide on looks alone."""


def appearance_causes(where: Workspace, old: Side, new: Side, inputs: Mapping[str, bytes]) -> tuple[Cause, ...]:
    """Why files differ whose text is the same: another house style or logo, or else another program.

    ``inputs`` are what the files were made of, path in the workspace to bytes.
    """
    names = [("presentation", name) for name in ("house_style", "logo")]
    found = (*values(old, new, names, schema.shape()), *_changed_files(where, inputs))
    return found or (
        Cause(CauseKind.PROGRAM, "the program", Location("output"), "it makes other files of the same text"),
    )


def _changed_files(where: Workspace, inputs: Mapping[str, bytes]) -> Iterator[Cause]:
    for name, content in inputs.items():
        if PurePosixPath(name).suffix not in _TEXTS:
            path = where.root / name
            if not path.is_file():
                yield Cause(CauseKind.TEMPLATE, name, Location(name), "no longer there")
            elif path.read_bytes() != content:
                yield Cause(CauseKind.TEMPLATE, name, Location(name), "the look alone")
