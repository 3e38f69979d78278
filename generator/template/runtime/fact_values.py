"""The profile as templates meet it: values that print as slots, compare as themselves, and know if they are stated.

A fact has no attribute or method that a template can reach: the environment looks fields up by ``field`` and nothing
else. A value that is absent keeps its place in the shape of the profile, so a chain of absent fields ends quietly where
it is tested, and with a located error where it is printed.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NoReturn

from generator.diagnostics import KeyPath, dotted
from generator.diagnostics.suggestion import suggest
from generator.profile.shape import Leaf, LeafKind, Record, Shape
from generator.template.refusal import Problem, refuse
from generator.template.runtime.render_state import RenderState

FILTER_OF = {
    LeafKind.DATE: ("a date", "print it with {{ … | date }}"),
    LeafKind.PERIOD: ("a period", "print it with {{ … | period }}"),
    LeafKind.ITEM: ("a key of the wording", 'print its words with {{ … | word("catalogue") }}'),
    LeafKind.BOOLEAN: ("a yes or no", "test it with {% if … %}"),
}
"""The kinds that do not print as they stand: what one is called, and what to do."""


class Fact:
    """A value of the profile, or the place of one that is not stated: ``None``."""

    __slots__ = ("_path", "_run", "_value")
    _value: Any

    def __init__(self, value: object, path: KeyPath, run: RenderState) -> None:
        self._value = value
        self._path = path
        self._run = run

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return bool(plain(self) == plain(other))

    __hash__ = None  # type: ignore[assignment]

    def __iter__(self) -> Iterator[Any]:
        raise refuse("not-a-list", f"{self._name} is not a list", needle=self._last)

    def __str__(self) -> str:
        return self._problem(
            "not-printable", f"{self._name} is a record or a list", "print its fields, or go through it"
        )

    @property
    def _name(self) -> str:
        return f"'{dotted(self._path)}'"

    @property
    def _last(self) -> str:
        return next((part for part in reversed(self._path) if isinstance(part, str)), "")

    def _problem(self, code: str, message: str, hint: str, in_profile: bool = False) -> str:
        self._run.report(Problem(code, message, hint, self._last, self._path, in_profile))
        return ""

    def _absent(self) -> str:
        hint = f"guard it with {{% if {_spoken(self._path)} %}} … {{% endif %}}, or state it in the profile"
        return self._problem("field-not-stated", f"{self._name} is not stated", hint)


class Scalar(Fact):
    """A single value."""

    __slots__ = ("_leaf",)

    def __init__(self, value: object, leaf: Leaf, path: KeyPath, run: RenderState) -> None:
        self._value = value
        self._leaf = leaf
        self._path = path
        self._run = run

    def __str__(self) -> str:
        value = self._value
        if value is None:
            return self._absent()
        if (found := FILTER_OF.get(self._leaf.kind)) is not None:
            return self._problem("not-printable", f"{self._name} is {found[0]}", found[1])
        if self._leaf.kind is LeafKind.TEXT:
            return own_words(self)
        return self._run.slot(str(value), self._path)

    def __hash__(self) -> int:  # type: ignore[override]
        value = self._value
        return hash(tuple(sorted(value.items())) if isinstance(value, dict) else value)

    def __len__(self) -> int:
        raise refuse("not-a-list", f"{self._name} is not a list", needle=self._last)

    def __contains__(self, _: object) -> NoReturn:
        raise refuse("not-a-list", f"{self._name} is not a list", needle=self._last)

    def __lt__(self, other: object) -> bool:
        return self._compared(other) < 0

    def __le__(self, other: object) -> bool:
        return self._compared(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._compared(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._compared(other) >= 0

    def _compared(self, other: object) -> int:
        mine: Any = self._value
        its: Any = plain(other)
        if mine is None:
            self._absent()
            return 0
        if type(mine) is not type(its):
            raise refuse("not-comparable", f"{self._name} cannot be compared with {its!r}", needle=self._last)
        return int(mine > its) - int(mine < its)


class Fields(Fact):
    """A mapping with known fields; absent, it has the same fields, all absent.

    ``_met`` are the fields that this rendering has asked for: most are tested first and printed then.
    """

    __slots__ = ("_met", "_record")

    def __init__(self, value: object, record: Record, path: KeyPath, run: RenderState) -> None:
        self._value = value if isinstance(value, dict) else None
        self._met: dict[str, Fact] = {}
        self._record = record
        self._path = path
        self._run = run

    def __bool__(self) -> bool:
        return self._value is not None and any(value is not None for value in self._value.values())


class Items(Fact):
    """A list; absent, it is empty."""

    __slots__ = ("_item", "_wrapped")

    def __init__(self, value: object, item: Shape, path: KeyPath, run: RenderState) -> None:
        self._value = value if isinstance(value, list) else None
        self._item = item
        self._wrapped: list[Fact] | None = None
        self._path = path
        self._run = run

    def __len__(self) -> int:
        return len(self._value or ())

    def __iter__(self) -> Iterator[Any]:
        if self._wrapped is None:
            item, path, run = self._item, self._path, self._run
            self._wrapped = [wrap(value, item, (*path, index), run) for index, value in enumerate(self._value or ())]
        return iter(self._wrapped)

    def __contains__(self, value: object) -> bool:
        return plain(value) in (self._value or ())


class Unknown(Fact):
    """What stands for a field that the schema does not know, once that is reported: nothing, quietly."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, _: object) -> bool:
        return False

    def __str__(self) -> str:
        return ""

    def __hash__(self) -> int:  # type: ignore[override]
        return 0


def wrap(value: object, shape: Shape, path: KeyPath, run: RenderState) -> Fact:
    """The fact for a value, or for its absence, of a known shape."""
    if isinstance(shape, Leaf):
        return Scalar(value, shape, path, run)
    if isinstance(shape, Record):
        return Fields(value, shape, path, run)
    return Items(value, shape.item, path, run)


def variables(data: Mapping[str, object], shape: Record, run: RenderState) -> dict[str, Fact]:
    """The top-level names of templates: every field that a profile can have."""
    return {name: wrap(data.get(name), field, (name,), run) for name, field in shape.fields.items()}


def field(fact: Fact, name: str) -> Fact:
    """The field of a record; a name that the schema does not know is reported, and is nothing from there on."""
    known: Mapping[str, Shape] = {}
    if isinstance(fact, Fields):
        if (met := fact._met.get(name)) is not None:
            fact._run.read[met._path] = None
            return met
        known, value = fact._record.fields, fact._value
        if (shape := known.get(name)) is not None:
            found = wrap(None if value is None else value.get(name), shape, (*fact._path, name), fact._run)
            fact._met[name] = found
            fact._run.read[found._path] = None
            return found
    path = (*fact._path, name)
    if not isinstance(fact, Unknown):
        fact._run.report(unknown_field(name, path, known))
    return Unknown(None, path, fact._run)


def unknown_field(name: str, path: tuple[str | int, ...], known: Mapping[str, Shape]) -> Problem:
    """What to say of a field that a record of the profile does not have; an item of a list is an index or ``[]``."""
    within = _spelled(path[:-1])
    fields = f"'{within}' has: {', '.join(sorted(known))}" if known else f"'{within}' has no fields"
    return Problem("unknown-field", f"a profile has no field '{_spelled(path)}'", suggest(name, known) or fields, name)


def _spelled(path: tuple[str | int, ...]) -> str:
    """A path for every item of its lists: ``processings[].purpose``."""
    return ".".join("[]" if isinstance(part, int) else part for part in path).replace(".[]", "[]")


def element(fact: Fact, index: int) -> Fact:
    """The item of a list at a place, absent when the list is shorter."""
    if not isinstance(fact, Items):
        raise refuse("not-a-list", f"{fact._name} is not a list", needle=fact._last)
    values = fact._value or ()
    value = values[index] if -len(values) <= index < len(values) else None
    return wrap(value, fact._item, (*fact._path, index % len(values) if values else 0), fact._run)


def own_words(fact: Scalar) -> str:
    """The slot for a company's own words, ``{nl: …}``, in the statement's language."""
    words, run = fact._value, fact._run
    if not isinstance(words, dict):
        return run.slot(str(words), fact._path)
    text = words.get(run.language)
    if isinstance(text, str):
        return run.slot(text.strip("\n"), (*fact._path, run.language))
    message = f"{fact._name} has no words in the language of the statement, {run.language}"
    return fact._problem("language-missing", message, f"add `{run.language}:`", in_profile=True)


def is_stated(value: object) -> bool:
    """Whether a profile says anything here, if only that there are none; what a template makes itself is stated."""
    return value._value is not None if isinstance(value, Fact) else value is not None


def plain(value: object) -> object:
    """The underlying value: what a template writes itself as it is, a date as its ISO 8601 text."""
    found = value._value if isinstance(value, Fact) else value
    return found.isoformat() if isinstance(found, date) else found


def _spoken(path: KeyPath) -> str:
    """A path as a template may name it: an item of a list is called ``item``."""
    last = max((position for position, part in enumerate(path) if isinstance(part, int)), default=-1)
    return dotted(("item", *path[last + 1 :]) if last >= 0 else path)
