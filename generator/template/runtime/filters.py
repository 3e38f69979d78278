"""The filters and tests of the template language, all of them, and the filters that make words.

What is derived from a fact keeps the fact's key path: it comes back as the marker of a slot, within policy's words or
alone. A filter that needs the rendering at work takes Jinja's context first.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.document.slots import OPEN as MARK
from generator.profile.shape import LeafKind
from generator.template.loading.template_language import EACH, JOIN, OPEN
from generator.template.refusal import refuse
from generator.template.runtime import finalization, link_filters, list_filters, phrasing
from generator.template.runtime.fact_values import Scalar, plain
from generator.template.runtime.finalization import calendar, printed, stated_as
from generator.template.runtime.list_filters import items_of
from generator.template.runtime.render_state import run_of

_FIRST_LETTER = re.compile(r"[^\w\s]*\s*(\w)")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)


@pass_context
def word(context: Context, item: object, catalogue: object, part: object = None, **names: object) -> str:
    """The words of the policy for a key, or the company's own; ``names`` are names inside the words."""
    return finalization.word(context, item, catalogue, part, names)


@pass_context
def words(context: Context, items: object, catalogue: object, part: object = None, **names: object) -> list[str]:
    """The words of each item of a list."""
    return [finalization.word(context, item, catalogue, part, names) for item in items_of(context, items, "words")]


@pass_context
def series(context: Context, items: object, last: object = None) -> str:
    """The items of a list as one text, ``a, b en c``; ``last`` is the word before the last."""
    texts = [printed(item) for item in items_of(context, items, "series")]
    run_of(context).spend(sum(map(len, texts)))
    return phrasing.series(texts, calendar(context, "and") if last is None else printed(last))


@pass_context
def date(context: Context, fact: object) -> str:
    """A date in words, ``4 augustus 2025``."""
    if (value := stated_as(LeafKind.DATE, fact, "date")) is None:
        return ""
    if (found := phrasing.parts_of_date(str(plain(value)))) is None:
        return finalization.malformed(value, "a date")
    year, month, day = found
    text = calendar(context, "date").replace("{day}", str(day)).replace("{month}", calendar(context, f"month_{month}"))
    return run_of(context).slot(text.replace("{year}", str(year)), value._path)


@pass_context
def period(context: Context, fact: object) -> str:
    """A period in words, ``28 dagen``, ``1 jaar en 6 maanden``; no line breaks between a number and its unit."""
    if (value := stated_as(LeafKind.PERIOD, fact, "period")) is None:
        return ""
    if (found := phrasing.parts_of_period(str(plain(value)))) is None:
        return finalization.malformed(value, "a period")
    units = [calendar(context, unit, "one" if count == 1 else "many") for count, unit in found]
    texts = [f"{count}\N{NO-BREAK SPACE}{unit}" for (count, _), unit in zip(found, units, strict=True)]
    return run_of(context).slot(phrasing.series(texts, calendar(context, "and")), value._path)


def anchor(fact: object) -> str:
    """An identifier as part of a heading's anchor: the one value that is printed as it stands, not as a slot."""
    if not isinstance(fact, Scalar):
        raise refuse(
            "filter-misused", f"'anchor' takes an identifier, not {finalization.called(fact)}", needle="anchor"
        )
    if not _IDENTIFIER.fullmatch(str(plain(fact))):
        return finalization.malformed(fact, "an identifier of lower-case letters, digits and hyphens")
    return str(plain(fact))


def lower_first(text: object) -> str:
    """The text with a small first letter; a company's own words stay as they are."""
    return _first_letter(printed(text), str.lower)


def upper_first(text: object) -> str:
    """The text with a capital first letter; a company's own words stay as they are."""
    return _first_letter(printed(text), str.upper)


def _first_letter(text: str, change: Callable[[str], str]) -> str:
    found = _FIRST_LETTER.match(text)
    if found is None or MARK in found[0]:
        return text
    return text[: found.start(1)] + change(found[1]) + text[found.end(1) :]


@pass_context
def join(context: Context, values: tuple[object, ...]) -> str:
    """The operator ``~``: each value as it prints, paid for by the character."""
    texts = [printed(value) for value in values]
    run_of(context).spend(sum(map(len, texts)))
    return "".join(texts)


@pass_context
def open_file(context: Context, name: str) -> str:
    """The template that an ``include`` or ``import`` means, paid for by its length."""
    environment: Any = context.environment
    path: str = environment.find(name)
    run = run_of(context)
    run.opened[path] = None
    run.spend(64 + len(environment.texts[path].text))
    return path


_LANGUAGE: tuple[Callable[..., Any], ...] = (
    word, words, series, date, period, anchor, lower_first, upper_first,
    link_filters.web_link, link_filters.web_links, link_filters.mail_link, link_filters.phone_link,
    list_filters.where, list_filters.without, list_filters.pluck, list_filters.first, list_filters.last,
    list_filters.length, list_filters.reject_empty,
)  # fmt: skip

FILTERS: Mapping[str, Callable[..., Any]] = {
    **{function.__name__: function for function in _LANGUAGE},
    "lacking": list_filters.without,
    EACH: list_filters.each,
    JOIN: join,
    OPEN: open_file,
}
"""Every filter by name; the names that start with a space are for rewritten templates only."""

TESTS: Mapping[str, Callable[..., bool]] = {"stated": list_filters.stated, "defined": list_filters.defined}
"""Every test by name."""
