"""The explanation of a statement: where each value comes from, which sections show it, which template printed them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from generator import ledger, workspace
from generator.cache.store import open_shelf
from generator.diagnostics import Diagnostics, KeyPath, is_error
from generator.diagnostics.suggestion import closest, suggest
from generator.errors import WrongUse
from generator.profile import Profile, schema
from generator.statement.composition import Composer, Outcome
from generator.statement.version_information import of_version
from generator.workspace import Workspace


class ExplainedValue(Struct, frozen=True):
    """A value of a profile: ``key`` is dotted, records by their id; ``file`` and ``line`` say who stated it.

    ``sections`` are those of the statement that show it, by id, or that choose their words by it.
    """

    key: str
    value: object
    file: str
    line: int
    inherited: bool
    sections: tuple[str, ...]


class ExplainedSection(Struct, frozen=True):
    """A section of a policy: the ``template`` that printed it, empty where it was left out for this company.

    ``values`` is how many values of the profile it shows, as they are or in the policy's words.
    """

    section: str
    template: str
    values: int


class Explanation(Struct, frozen=True):
    """Where a statement comes from; ``profile`` is ``None`` where it could not be read.

    With errors the statement is explained as far as its profile can be read, and has no sections.
    """

    slug: str
    profile: Profile | None
    values: tuple[ExplainedValue, ...] = ()
    sections: tuple[ExplainedSection, ...] = ()
    diagnostics: Diagnostics = ()


def explain_statement(where: Workspace, name: str, key: str | None = None) -> Explanation:
    """The explanation of a company's statement, or of the value at ``key`` alone and all below it.

    Where only one name ends so, ``key`` may be the end of it.
    Raises ``WrongUse`` for an unknown company, and for a key at which nothing is stated.
    """
    (slug,) = workspace.choose_companies(where, [name], where.diagnostics)
    published, damage = ledger.read(where.root / "output")
    versions = published.versions(slug) if published else ()
    outcome = Composer(where, open_shelf(where.cache)).compose(slug, of_version(versions))
    profile = outcome.statement.profile if outcome.statement else workspace.load(where, slug)[0]
    if profile is None:
        return Explanation(slug, None, diagnostics=outcome.diagnostics)
    values = tuple(_values(profile, outcome))
    found = damage + tuple(filter(is_error, outcome.diagnostics))
    if key is not None:
        return Explanation(slug, profile, _at(values, key), diagnostics=found)
    return Explanation(slug, profile, values, tuple(_sections(outcome, values)), found)


def _values(profile: Profile, outcome: Outcome) -> Iterator[ExplainedValue]:
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
        yield ExplainedValue(name, value, origin.value.path, origin.value.line, origin.inherited, sections)


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


def _at(values: tuple[ExplainedValue, ...], key: str) -> tuple[ExplainedValue, ...]:
    """The value at ``key`` or all below it."""
    wanted = key.strip(".")
    known = dict.fromkeys(value.key[:end] for value in values for end in _ends(value.key))
    ending = sorted(name for name in known if name.endswith(f".{wanted}"))
    full = ending[0] if wanted not in known and len(ending) == 1 else wanted
    chosen = tuple(one for one in values if one.key == full or one.key.startswith((f"{full}.", f"{full}[")))
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
    return f"the fields are: {', '.join(dict.fromkeys(name.split('.')[0].split('[')[0] for name in known))}"


def _ends(name: str) -> Iterator[int]:
    yield from (position for position, character in enumerate(name) if character in ".[")
    yield len(name)


def _sections(outcome: Outcome, values: tuple[ExplainedValue, ...]) -> Iterator[ExplainedSection]:
    if outcome.statement is None:
        return
    shown = Counter(section for value in values for section in value.sections)
    printed = {section.id: section for section in outcome.statement.sections}
    for section in outcome.statement.policy.sections:
        made = printed.get(section.id)
        yield ExplainedSection(section.id, made.template if made else "", shown[section.id])
