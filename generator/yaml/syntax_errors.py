"""What the parser's complaints mean to somebody who writes a profile: the likely mistake, its place, what to write."""

import re

import yaml
from msgspec import Struct

from generator.diagnostics import Diagnostic, Location, diagnose, diagnose_by_rule
from generator.yaml import odd_spaces, positions
from generator.yaml.source_text import Page, shown


class _Case(Struct, frozen=True):
    """A complaint of libyaml, by what it was reading or what it missed, and our words for it.

    ``{sign}`` is the character at the place, which is where reading stopped or, ``at_start``, where the thing began.
    """

    complaint: str
    code: str
    message: str
    hint: str
    at_start: bool = False


_QUOTE = "put the whole text in quotes"
_OTHER_QUOTE = {"'": '"', '"': "'"}
_CASES = (
    _Case(
        "invalid Unicode character escape",
        "lone-surrogate",
        "this code stands for no character",
        "write the character itself",
    ),
    _Case(
        "while parsing a quoted scalar",
        "bad-escape",
        "in double quotes a backslash starts a code, and this is none",
        "use single quotes, or write the backslash twice",
    ),
    _Case("while scanning an alias", "alias", "a text cannot start with *", _QUOTE, at_start=True),
    _Case("while scanning an anchor", "anchor", "a text cannot start with &", _QUOTE, at_start=True),
    _Case("while scanning a tag", "tag", "a text cannot start with !", _QUOTE, at_start=True),
    _Case("while parsing a tag", "tag", "a text cannot start with !", _QUOTE, at_start=True),
    _Case("undefined tag handle", "tag", "a text cannot start with !", _QUOTE, at_start=True),
    _Case("directive", "directive", "a line cannot start with %", f"delete it, or {_QUOTE}", at_start=True),
    _Case("incompatible YAML document", "directive", "a %YAML line is not read", "delete it"),
    _Case(
        "expected <document start>", "second-document", "a second document starts here", "put it in a file of its own"
    ),
    _Case("found unexpected ':'", "second-colon", "a colon cannot stand here", f"write a space after it, or {_QUOTE}"),
    _Case("mapping keys are not allowed", "needs-quotes", "a text cannot start with ? and a space", _QUOTE),
    _Case("cannot start any token", "needs-quotes", "a text cannot start with {sign}", _QUOTE),
    _Case(
        "block sequence entries",
        "bad-list",
        "a list starts on a line of its own",
        f"write - on the next line, or {_QUOTE}",
    ),
    _Case(
        "while scanning a block scalar",
        "bad-block-text",
        "after | or > the text starts on the next line, indented with spaces",
        f"write it there, or {_QUOTE} if it starts with this sign",
        at_start=True,
    ),
    _Case(
        "expected ',' or ']'",
        "unclosed-bracket",
        "this list has no closing ]",
        "close it, and part its items with commas",
        at_start=True,
    ),
    _Case(
        "expected ',' or '}'",
        "unclosed-bracket",
        "this mapping has no closing }}",
        "close it, and part its facts with commas",
        at_start=True,
    ),
    _Case(
        "expected node content",
        "stray-sign",
        "a value is expected here",
        f"write one, or {_QUOTE} if this is its start",
    ),
    _Case(
        "expected '-' indicator",
        "mixed-list",
        "this line stands in a list and does not start with -",
        "indent it under its item",
    ),
    _Case(
        "violates indentation", "tab-indentation", "a tab indents this line", "indent with spaces: two for each level"
    ),
)


def explain(error: yaml.YAMLError, last: yaml.Event | None, page: Page) -> Diagnostic:
    """The diagnostic for what stopped the parser; ``last`` is the event before it."""
    complaint = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or error}"
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return diagnose("yaml-syntax", page.at(0, 0), complaint=complaint)
    start = getattr(error, "context_mark", None) or mark
    if odd := odd_spaces.explain(page, min(start.line, mark.line) - 1, mark.line):
        return odd
    if "scanning a quoted scalar" in complaint:
        return _unclosed_quote(start.line, start.column, page)
    if isinstance(last, yaml.ScalarEvent) and last.style in _OTHER_QUOTE and positions.marks(last)[1].line == mark.line:
        return _after_quote(last, mark.line, mark.column, page)
    if "mapping values are not allowed" in complaint:
        return _second_colon(mark.line, mark.column, page)
    if "while scanning a simple key" in complaint:
        return _no_colon(page.at(start.line, start.column, len(page.lines[start.line].rstrip()) - start.column))
    if "did not find expected key" in complaint:
        return _misplaced(mark.line, mark.column, page)
    return _by_table(complaint, (mark.line, mark.column), (start.line, start.column), page)


def _by_table(complaint: str, stop: tuple[int, int], start: tuple[int, int], page: Page) -> Diagnostic:
    for case in _CASES:
        if case.complaint in complaint:
            place = page.at(*(start if case.at_start else stop))
            sign = shown(place.source[place.column - 1 :][:1])
            return diagnose_by_rule(case.code, case.message.format(sign=sign), place, hint=case.hint)
    return diagnose("yaml-syntax.in-a-text", page.at(*stop), complaint=complaint)


def _unclosed_quote(line: int, column: int, page: Page) -> Diagnostic:
    """The text in quotes at, or behind a tag or anchor at, this place has no end, or not the one that was meant."""
    opening = re.search(r"['\"]", page.lines[line][column:])
    column += opening.start() if opening else 0
    text = page.lines[line][column:].partition(" #")[0].rstrip()
    quote = opening[0] if opening else "'"
    other = _OTHER_QUOTE[quote]
    hint = f"close it, or put the text in {other}…{other} if the {quote} is part of it"
    if re.match(r"'[a-z]\b", text):  # 's-Hertogenbosch, 't Harde
        hint = f"write {other}{shown(text)}{other}"
    elif re.search("[\u2018-\u201f]", text):
        hint = f"close it with the straight {quote}: a curly one closes nothing"
    return diagnose("unclosed-quote", page.at(line, column, len(text)), quote=quote, hint=hint)


def _after_quote(quoted: yaml.ScalarEvent, line: int, column: int, page: Page) -> Diagnostic:
    start, _ = positions.marks(quoted)
    if start.line != line:
        return _unclosed_quote(start.line, start.column, page)
    quote = quoted.style or ""
    other = _OTHER_QUOTE[quote]
    return diagnose("text-after-quote", page.at(line, column), quote=quote, other=other)


def _second_colon(line: int, column: int, page: Page) -> Diagnostic:
    """``a: b: c``, or a value with names below it, or a line without a colon before this one."""
    if re.search(r":\s", page.lines[line][:column]):
        return diagnose("second-colon", page.at(line, column))
    above = next((number for number in range(line - 1, -1, -1) if page.lines[number].strip()), line)
    if hyphen := re.match(r" *-(?=[\w\"'])", page.lines[above]):
        return diagnose("missing-space", page.at(above, hyphen.end() - 1))
    if re.search(r":\s", page.lines[above]):
        return diagnose("bad-indentation", page.at_line(line), above=above + 1)
    return _no_colon(page.at_line(above))


def _no_colon(place: Location) -> Diagnostic:
    return diagnose("missing-colon", place)


def _misplaced(line: int, column: int, page: Page) -> Diagnostic:
    """Where a mapping's next name is expected, something else stands, or it stands too far to the left or right."""
    place = page.at(line, column)
    before, rest = place.source[:column], place.source[column:]
    if before.strip():
        return diagnose("stray-sign", place)
    if rest.startswith("- "):
        return diagnose("mixed-list", place)
    if rest.startswith(":"):
        return diagnose("missing-name", place)
    return diagnose("bad-indentation.level", page.at_line(line))
