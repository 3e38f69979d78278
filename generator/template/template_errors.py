"""Every way in which a template can fail, as a diagnostic at its line."""

import re
from collections.abc import Iterable, Mapping

from jinja2 import TemplateNotFound, TemplateSyntaxError

from generator.diagnostics import Diagnostic, Location, diagnose, diagnose_by_rule
from generator.diagnostics.suggestion import closest, suggest
from generator.template.loading.template_files import TemplateText
from generator.template.refusal import Problem, Refused
from generator.template.runtime.render_state import Place, places_in
from generator.template.runtime.sandbox import OutsideLanguage, UnknownName

Texts = Mapping[str, TemplateText]

UNREADABLE = "this nests too deep, or holds too large a number"
DEEP = 20
"""With so many files at work, what went too deep is their calls and not the text of one of them."""


def explain(error: Exception, name: str, texts: Texts, names: Iterable[str]) -> Diagnostic:
    """The diagnostic for what stopped the template ``name``; ``names`` are the names that it could use.

    It points at the line of the file that failed, which can be a macro's or a wording's, and says what line led there.
    """
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, error.name or name, texts)
    places = places_in(error.__traceback__)
    return placed(_problem(error, len(places), texts, names), places, texts, name)


def placed(problem: Problem, places: tuple[Place, ...], texts: Texts, name: str) -> Diagnostic:
    """The diagnostic for a problem at the last of the lines that were at work."""
    inner, line = (places[-1][0].name or name, places[-1][1]) if places else (name, 1)
    location = texts[inner].place(line, problem.needle)
    hint = problem.hint
    if len(places) > 1 and places[0][0].name != inner:
        outer = texts[places[0][0].name or name].place(places[0][1])
        hint = f"{hint}{'; ' if hint else ''}used at {outer.path}:{outer.line}"
    return diagnose_by_rule(problem.code, problem.message, location, hint=hint, key=problem.key)


def syntax_at(line: int, message: str, hint: str, needle: str, text: TemplateText) -> Diagnostic:
    """The diagnostic for a template that cannot be read."""
    return diagnose_by_rule("template-syntax", message, text.place(line, needle), hint=hint)


def _syntax(error: TemplateSyntaxError, name: str, texts: Texts) -> Diagnostic:
    text = texts[name]
    if isinstance(error, OutsideLanguage):
        return syntax_at(error.lineno, error.breach.message, error.breach.hint, error.breach.needle, text)
    message = error.message or "this cannot be read"
    unknown = re.search(r"unknown tag '(\w+)'", message)
    hint = next((hint for pattern, hint in _SLIPS if re.search(pattern, message)), "")
    if unknown and (meant := closest(unknown[1], _TAGS)):
        hint = f"did you mean '{meant}'?"
    return syntax_at(error.lineno, message[:1].lower() + message[1:], hint, unknown[1] if unknown else "", text)


_TAGS = (
    "if", "elif", "else", "endif", "for", "endfor", "macro", "endmacro", "set", "endset", "with", "endwith", "include",
    "import", "from", "call", "endcall", "filter", "endfilter",
)  # fmt: skip
_SLIPS = (
    (r"unexpected '[}%]'", "a value stands between {{ and }}, a tag between {% and %}: both signs on both sides"),
    (r"unexpected 'end of template'", "a {{ is closed by }}, and a {% by %}"),
    (r"expected token 'end of print statement'", "between {{ and }} stands one name, with its filters after |"),
    (r"\btag", "a tag is closed by its end: if … endif, for … endfor, macro … endmacro"),
)
"""What Jinja says of a slip of the pen, and what the pen should have written."""


def _problem(error: Exception, depth: int, texts: Texts, names: Iterable[str]) -> Problem:
    match error:
        case Refused():
            return error.problem
        case UnknownName():
            name = error.message or ""
            hint = (
                suggest(name, names) or "names are a profile's fields, the words of address.yaml and what the file sets"
            )
            return Problem("unknown-name", f"there is no '{name}' here", hint, name)
        case TemplateNotFound():
            return missing_file(str(error.name), texts)
        case RecursionError() if depth >= DEEP:
            return Problem(
                "template-recursion", "files or macros call each other without end", "one of them calls itself"
            )
        case RecursionError() | SyntaxError() | ValueError() | MemoryError():
            return Problem("template-syntax", UNREADABLE)
        case TypeError():
            return _misfit(str(error))
        case _:
            return Problem("template-failed", f"this cannot be rendered: {type(error).__name__}: {error}")


def missing_file(name: str, texts: Texts) -> Problem:
    """What to say of a file that a template includes or imports and that is not there."""
    short = {path.split("/", 2)[-1]: path for path in texts if "#" not in path}
    hint = suggest(name, [*short, *short.values()]) or "name it from its language's folder: macros/address.md.jinja"
    return Problem("missing-template", f"there is no template '{name}'", hint, name)


_MISFITS = (
    (r"'([<>]=?)' not supported.*", "not-comparable", r"'\1' compares numbers or texts with their like"),
    (r".*(?:is not iterable|as left operand).*", "not-a-list", "'in' looks into a list"),
    (r".*unhashable.*", "unknown-field", "the key of a table is a text or a number"),
    # A filter takes Jinja's context first, which its author did not write: better not to count.
    (r"(\w+)\(\) takes (?:from )?\d+.*", "template-arguments", r"'\1' has too many arguments"),
    (r"(\w+)\(\) (missing|got) (.*)", "template-arguments", r"'\1' \2 \3"),
    (r"(macro .*)", "template-arguments", r"\1"),
)
"""Python's complaints about types in the terms of a template."""


def _misfit(message: str) -> Problem:
    for pattern, code, words in _MISFITS:
        if found := re.fullmatch(pattern, message):
            return Problem(code, found.expand(words), needle=found[1] if found.re.groups else "")
    return Problem("template-failed", f"this cannot be rendered: {message}")


def unreadable(error: Exception, text: TemplateText) -> Diagnostic:
    """The diagnostic for a text on which Jinja's parser or Python's compiler gave up."""
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, "", {"": text})
    return diagnose("template-syntax", Location(text.path))


__all__ = ["Texts", "explain", "missing_file", "placed", "syntax_at", "unreadable"]
