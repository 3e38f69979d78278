"""``statements explain``: where each value of a statement comes from, and which template printed it."""

from argparse import Namespace
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import asdict

from generator import workspace
from generator.cli import session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.layout import columns, wrapped
from generator.cli.console.terminal import Screen, Terminal
from generator.diagnostics import KeyPath, is_error
from generator.diagnostics.suggestion import closest, suggest
from generator.errors import WrongUse
from generator.profile import Profile, schema
from generator.statement.composition import Composer, Outcome
from generator.statement.version_information import of_version

_LONGEST = 48
"""A longer value is cut in a table of all values; a command that names a value shows it whole."""


class Fact(Struct, frozen=True):
    """A value of a profile: ``key`` is dotted, records by their id; ``file`` and ``line`` say who stated it.

    ``sections`` are those of the statement that show it, by id, or that say it in the policy's words.
    """

    key: str
    value: object
    file: str
    line: int
    inherited: bool
    sections: tuple[str, ...]


class Part(Struct, frozen=True):
    """A section of a policy: the file that printed it, empty where it was left out for this company.

    ``values`` is how many values of the profile it shows, as they are or in the policy's words.
    """

    section: str
    template: str
    values: int


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Explains a statement, or one value; a statement with errors is explained as far as its profile can be read."""
    where, found = session.enter(options)
    (slug,) = session.choose(where, [options.slug], found)
    published, damage = session.published(where)
    versions = published.versions(slug) if published else ()
    outcome = Composer(where, session.shelf(where)).compose(slug, of_version(versions))
    profile = outcome.statement.profile if outcome.statement else workspace.load(where, slug)[0]
    if profile is None:
        return CommandResult(judged(outcome.diagnostics), outcome.diagnostics, {"workspace": str(where.root)})
    explained = list(explain(profile, outcome))
    facts = _asked(explained, options.key)
    parts = [] if options.key else list(_parts(outcome, explained))
    found = damage + tuple(filter(is_error, outcome.diagnostics))
    table = _facts(facts, terminal, 0 if options.key else _LONGEST)
    text = "\n\n".join(filter(None, (_head(profile, options.key, terminal.out), table, _sections(parts, terminal))))
    return CommandResult(
        judged(found),
        found,
        {
            "workspace": str(where.root),
            "slug": slug,
            "group": profile.group,
            "values": [asdict(fact) for fact in facts],
            "sections": [asdict(part) for part in parts],
        },
        text,
    )


def explain(profile: Profile, outcome: Outcome) -> Iterator[Fact]:
    """Every value of a profile in the schema's order, with the sections that show it; a plain list is one value."""
    shown: dict[KeyPath, dict[str, None]] = {}
    for section in outcome.statement.sections if outcome.statement else ():
        for key in (*(slot.key for slot in section.values), *section.worded):
            for size in range(1, len(key) + 1):
                shown.setdefault(key[:size], {})[section.id] = None
    place = {name: number for number, name in enumerate(schema.shape().fields)}
    ordered = dict(sorted(profile.data.items(), key=lambda field: place.get(field[0], len(place))))
    for key, name, value in _walk(ordered, (), ""):
        origin = profile.origins[key]
        sections = tuple(shown.get(key, ()))
        yield Fact(name, value, origin.value.path, origin.value.line, origin.inherited, sections)


def _walk(value: object, key: KeyPath, name: str) -> Iterator[tuple[KeyPath, str, object]]:
    if isinstance(value, Mapping) and value:
        for field, below in value.items():
            yield from _walk(below, (*key, field), f"{name}.{field}" if name else str(field))
    elif isinstance(value, list) and any(isinstance(item, Mapping | list) for item in value):
        for position, item in enumerate(value):
            yield from _walk(item, (*key, position), f"{name}{_position(item, position)}")
    else:
        yield key, name, value


def _position(item: object, position: int) -> str:
    own = item.get("id") if isinstance(item, Mapping) else None
    return f".{own}" if isinstance(own, str) else f"[{position}]"


def _asked(facts: list[Fact], key: str | None) -> list[Fact]:
    """The value named ``key`` or all below it, where one name ends so it may be the end alone; refuses any other."""
    if key is None:
        return facts
    wanted = key.strip(".")
    known = dict.fromkeys(fact.key[:end] for fact in facts for end in _ends(fact.key))
    ending = sorted(name for name in known if name.endswith(f".{wanted}"))
    full = ending[0] if wanted not in known and len(ending) == 1 else wanted
    chosen = [fact for fact in facts if fact.key == full or fact.key.startswith((f"{full}.", f"{full}["))]
    if chosen:
        return chosen
    raise WrongUse(f"nothing is stated at '{key}'", _nearest(wanted, ending, known))


def _nearest(wanted: str, ending: list[str], known: Collection[str]) -> str:
    if ending:
        return f"write one of: {', '.join(ending[:8])}{', …' if len(ending) > 8 else ''}"
    if hint := suggest(wanted, known):
        return hint
    last = {name.rpartition(".")[2]: name for name in sorted(known, reverse=True)}
    if like := closest(wanted, last):
        return f"did you mean '{last[like]}'?"
    return f"there are: {', '.join(dict.fromkeys(name.split('.')[0].split('[')[0] for name in known))}"


def _ends(name: str) -> Iterator[int]:
    yield from (position for position, character in enumerate(name) if character in ".[")
    yield len(name)


def _parts(outcome: Outcome, facts: list[Fact]) -> Iterator[Part]:
    if outcome.statement is None:
        return
    shown = Counter(section for fact in facts for section in fact.sections)
    printed = {section.id: section for section in outcome.statement.sections}
    for section in outcome.statement.policy.sections:
        made = printed.get(section.id)
        yield Part(section.id, made.template if made else "", shown[section.id])


def _head(profile: Profile, key: str | None, screen: Screen) -> str:
    if key is not None:
        return ""
    names = (profile.data.get(name) for name in ("policy", "language", "form_of_address"))
    group = f", group {profile.group}" if profile.group else ""
    line = f"{profile.slug}: policy {', '.join(map(str, names))}{group}"
    return "\n".join(wrapped(line, screen, "", "  "))


def _facts(facts: list[Fact], terminal: Terminal, longest: int) -> str:
    rows = [
        (
            fact.key,
            _shown(fact.value),
            f"{fact.file}:{fact.line}",
            "group" if fact.inherited else "own",
            ", ".join(fact.sections) or "-",
        )
        for fact in facts
    ]
    return columns(("KEY", "VALUE", "FROM", "BY", "SHOWN IN"), rows, terminal.out, longest=longest)


def _shown(value: object) -> str:
    match value:
        case True:
            return "true"
        case False:
            return "false"
        case None:
            return "~"
        case list():
            return f"[{', '.join(map(_shown, value))}]"
        case _:
            return str(value)


def _sections(parts: list[Part], terminal: Terminal) -> str:
    if not parts:
        return ""
    printed = [(part.section, str(part.values), part.template) for part in parts if part.template]
    left = [part.section for part in parts if not part.template]
    table = columns(("SECTION", "VALUES", "PRINTED BY"), printed, terminal.out, longest=_LONGEST * 2)
    line = f"Left out, for nothing is stated for them: {', '.join(left)}"
    return "\n".join([table, "", *wrapped(line, terminal.out, "", "  ")]) if left else table
