"""What a value prints: facts as slots, keys of the wording as the policy's words, and nothing that is neither."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import Context, LoopContext, Macro

from generator.diagnostics.suggestion import suggest
from generator.profile.shape import LeafKind
from generator.template.loading.wording import CALENDAR, WHOLE, Catalogues, Words
from generator.template.refusal import Problem, refuse
from generator.template.runtime.fact_values import FILTER_OF, Fact, Scalar, own_words
from generator.template.runtime.render_state import RenderState, run_of


def printed(value: object) -> str:
    """What stands in the text for a value: text and whole numbers of the template as they are, a fact as its slot."""
    if type(value) is str:
        return value
    if isinstance(value, Fact) or type(value) is int:
        return str(value)
    raise refuse("not-printable", f"{called(value)} cannot be printed", "go through a list, or join it with | series")


def word(context: Context, item: object, catalogue: object, part: object, names: Mapping[str, object]) -> str:
    """The words for a key of a catalogue, rendered where they hold Jinja; a company's own words as a slot."""
    run = run_of(context)
    if isinstance(item, Fact):
        if not isinstance(item, Scalar) or item._value is None:
            return str(item)
        if item._leaf.kind is not LeafKind.ITEM:
            raise refuse("filter-misused", f"'word' does not fit {item._name}", fitting(item), "word")
        if isinstance(item._value, dict):
            return own_words(item)
        run.worded[item._path] = None
        key = str(item._value)
    elif isinstance(item, str):
        key = item
    else:
        raise refuse("filter-misused", f"'word' takes a key of the wording, not {called(item)}", needle="word")
    wanted = str(catalogue), key, WHOLE if part is None else str(part)
    run.words[wanted] = None
    found = find_words(run.catalogues, *wanted)
    if isinstance(found, Problem):
        run.report(found)
        return ""
    return found.text if found.template is None else _rendered(context, run, found.template, names)


def calendar(context: Context, key: str, part: str = WHOLE) -> str:
    """A word of the calendar, such as a month's name."""
    return word(context, key, CALENDAR, part or None, {})


def find_words(catalogues: Catalogues, catalogue: str, key: str, part: str) -> Words | Problem:
    """The words for a key, or what to say of their absence."""
    known = catalogues.get(catalogue)
    if known is None:
        hint = suggest(catalogue, catalogues) or f"add `{catalogue}:` to a file in wording/"
        return Problem("unknown-catalogue", f"there is no wording catalogue '{catalogue}'", hint, catalogue)
    entry = known.entries.get(key)
    if entry is None:
        hint = suggest(key, known.entries) or f"add `{key}:` to '{catalogue}' in {known.path}"
        return Problem("wording-missing", f"the wording '{catalogue}' has no words for '{key}'", hint, catalogue)
    if part in entry:
        return entry[part]
    if part == WHOLE:
        message, hint = f"'{key}' of the wording '{catalogue}' has parts", f"name one: {', '.join(sorted(entry))}"
    else:
        message, hint = f"'{key}' of the wording '{catalogue}' has no part '{part}'", f"add it to {known.path}"
    return Problem("wording-part-missing", message, suggest(part, entry) or hint, part or catalogue)


def _rendered(context: Context, run: RenderState, template: str, names: Mapping[str, object]) -> str:
    environment: Any = context.environment
    run.enter()
    text: str = environment.produce(template, {**run.variables, **names} if names else run.variables)
    run.leave()
    run.spend(64 + len(text))
    return text


def malformed(fact: Fact, expected: str) -> str:
    """Reports a value that a filter cannot read, which the rules of the profile refuse too."""
    return fact._problem("malformed-value", f"{fact._name} is not {expected}", "correct the profile", in_profile=True)


def stated_as(kind: LeafKind, fact: object, user: str) -> Scalar | None:
    """The value that a filter can print, of the kind it takes; ``None`` when it is not stated, which is reported."""
    if not isinstance(fact, Fact):
        raise refuse("filter-misused", f"'{user}' takes a value of the profile, not {called(fact)}", needle=user)
    if not isinstance(fact, Scalar) or fact._value is None:
        str(fact)  # reports it
        return None
    if fact._leaf.kind is not kind:
        raise refuse("filter-misused", f"'{user}' does not fit {fact._name}", fitting(fact), user)
    return fact


def fitting(fact: Scalar) -> str:
    """How a fact is printed instead."""
    found = FILTER_OF.get(fact._leaf.kind)
    return found[1] if found else "print it as it is: {{ … }}"


_CALLED: Mapping[type, str] = {
    bool: "a yes or no", int: "a number", float: "a number", str: "a text", list: "a list", tuple: "a list",
    dict: "a table of the template", type(None): "'none'", LoopContext: "'loop'",
}  # fmt: skip


def called(value: object) -> str:
    """What a value is called in a message; a name that does not exist is an error at once."""
    match value:
        case Undefined():
            return str(value)  # raises
        case Fact():
            return value._name
        case Macro():
            return f"the macro '{value.name}' without its brackets"
        case _:
            return _CALLED.get(type(value), "this")
