"""The filters that take a list: records by a field, one field of each, the ends of a list."""

from collections.abc import Sequence
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from generator.template.refusal import refuse
from generator.template.runtime.fact_values import Fact, Items, element, field, is_stated, plain
from generator.template.runtime.finalization import called
from generator.template.runtime.render_state import run_of


def items_of(context: Context, value: object, user: str) -> Sequence[Any]:
    """The items of a list, each paid for; ``user`` is the filter that asks."""
    if isinstance(value, list | tuple):
        found: Sequence[Any] = value
    elif isinstance(value, Fact):
        found = list(value)
    else:
        raise refuse("not-a-list", f"'{user}' takes a list, not {called(value)}", needle=user)
    run_of(context).spend(len(found))
    return found


@pass_context
def each(context: Context, items: object, weight: int) -> Sequence[object]:
    """What a loop goes through, paid for before it starts."""
    found = items_of(context, items, "for")
    run_of(context).spend(len(found) * weight)
    return found


@pass_context
def where(context: Context, records: object, name: object, *values: object) -> list[object]:
    """The records whose field is stated and not empty; with values, those whose field is, or holds, one of them.

    A field of a record within the record is named with a dot: ``retention.subject``.
    """
    return [record for record in items_of(context, records, "where") if _matches(record, name, values)]


@pass_context
def without(context: Context, records: object, name: object, *values: object) -> list[object]:
    """The records that ``where`` leaves out."""
    return [record for record in items_of(context, records, "without") if not _matches(record, name, values)]


@pass_context
def pluck(context: Context, records: object, name: object) -> list[object]:
    """One field of each record, where it is stated."""
    found = [_follow(record, name) for record in items_of(context, records, "pluck")]
    return [value for value in found if is_stated(value)]


@pass_context
def first(context: Context, items: object) -> object:
    """The first of a list; of an empty one, nothing."""
    return _end(context, items, 0, "first")


@pass_context
def last(context: Context, items: object) -> object:
    """The last of a list; of an empty one, nothing."""
    return _end(context, items, -1, "last")


@pass_context
def length(context: Context, items: object) -> int:
    """How many items a list has."""
    return len(items_of(context, items, "length"))


@pass_context
def reject_empty(context: Context, items: object) -> list[object]:
    """The items that say something: no blank text, nothing that is not stated."""
    found = items_of(context, items, "reject_empty")
    return [item for item in found if (item.strip() if isinstance(item, str) else item)]


def stated(value: object) -> bool:
    """Whether the profile says anything here, if only ``false`` or ``[]``."""
    if isinstance(value, Undefined):
        called(value)
    return is_stated(value)


def defined(value: object) -> bool:
    """Whether the name exists at all, as for an argument that a macro may be called without."""
    return not isinstance(value, Undefined)


def _matches(record: object, name: object, values: tuple[object, ...]) -> bool:
    found = _follow(record, name)
    if not values:
        return bool(found)
    wanted = [plain(value) for value in values]
    return any(value in found for value in wanted) if isinstance(found, Items) else plain(found) in wanted


def _follow(record: object, name: object) -> Fact:
    if not isinstance(record, Fact) or not isinstance(name, str):
        hint = "a list of records, and the name of a field within quotes"
        raise refuse("filter-misused", f"{called(record)} has no fields to choose by", hint)
    for part in name.split("."):
        record = field(record, part)
    return record


def _end(context: Context, items: object, index: int, user: str) -> object:
    if isinstance(items, Items):
        return element(items, index)
    found = items_of(context, items, user)
    return found[index] if found else ""
