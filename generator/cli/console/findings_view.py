"""Findings for people, with the source line and a caret below it, and as JSON."""

from collections import Counter

from generator.cli.console.layout import cells, plural, visible, wrapped
from generator.cli.console.terminal import Screen
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity, dotted, is_error

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_LONGEST_LINE = 120
"""Of a longer source line only the part around the caret is shown."""
_LEAD, _TRAIL = 20, 8
"""The least number of characters shown before and after the marked ones, where a line is cut."""


def show(diagnostics: Diagnostics, screen: Screen) -> str:
    """The findings, one below the other with an empty line between them."""
    return "\n\n".join(_one(diagnostic, screen) for diagnostic in diagnostics)


def show_grouped(diagnostics: Diagnostics, screen: Screen) -> str:
    """The same without notes, and of similar warnings in one file only the first, with the lines of the others."""
    shown = [diagnostic for diagnostic in diagnostics if diagnostic.severity is not Severity.NOTE]
    kinds: dict[object, list[Diagnostic]] = {}
    for diagnostic in shown:
        alike = diagnostic if is_error(diagnostic) else (diagnostic.location.path, diagnostic.code, diagnostic.hint)
        kinds.setdefault(alike, []).append(diagnostic)
    return "\n\n".join(_some(first, others, screen) for first, *others in kinds.values())


def _some(first: Diagnostic, others: list[Diagnostic], screen: Screen) -> str:
    shown = _one(first, screen)
    if not others:
        return shown
    lines = list(dict.fromkeys(str(other.location.line) for other in others if other.location.source))
    numbers = f"{', '.join(lines[:8])}{' and others' if len(lines) > 8 else ''}"
    where = f": line{'s' if len(lines) > 1 else ''} {numbers}" if lines else ""
    return f"{shown}\n  {screen.paint(f'and {len(others)} more like this in the same file{where}', 'dim')}"


def _one(diagnostic: Diagnostic, screen: Screen) -> str:
    colour = COLOURS[diagnostic.severity]
    severity = screen.paint(diagnostic.severity.value, "bold", colour)
    code = screen.paint(f"[{diagnostic.code}]", "dim")
    place = screen.paint(_place(diagnostic.location), "bold")
    lines = [f"{place}: {severity} {code}", *wrapped(diagnostic.message, screen, "  ")]
    if diagnostic.location.source.strip():
        lines += _excerpt(diagnostic.location, screen, colour)
    if diagnostic.hint:
        lead, *more = wrapped(f"-> {diagnostic.hint}", screen, "  ", "     ")
        lines += [lead.replace("->", screen.paint("->", "cyan"), 1), *more]
    return "\n".join(lines)


def _place(location: Location) -> str:
    """``file:line:column``, or the file alone where the finding is about all of it."""
    place = location.path if not location.source and (location.line, location.column) == (1, 1) else str(location)
    return visible(place)


def _excerpt(location: Location, screen: Screen, colour: str) -> list[str]:
    """The source line behind its number, and carets under what the finding is about."""
    number = str(location.line)
    room = (screen.width or _LONGEST_LINE) - len(number) - 6
    start, end = location.column - 1, location.column - 1 + max(location.length, 1)
    line = location.source.rstrip()
    before, marked, after = (visible(part) for part in (line[:start], line[start:end], line[end:]))
    before, marked, after = _cut(before, marked, after, room)
    gutter = screen.paint(f"  {number} |", "dim")
    blank = screen.paint(f"  {' ' * len(number)} |", "dim")
    carets = screen.paint("^" * max(cells(marked), 1), "bold", colour)
    return [f"{gutter} {before}{marked}{after}".rstrip(), f"{blank} {' ' * cells(before)}{carets}"]


def _cut(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """The three parts of a line cut to ``room`` cells: first what follows is cut, then what stands before."""
    if cells(before + marked + after) <= room:
        return before, marked, after
    marked = _clip(marked, room - min(cells(before), _LEAD) - min(cells(after), _TRAIL))
    left = room - cells(marked) - min(cells(after), _TRAIL)
    if cells(before) > left:
        before = f"…{_clip(before[::-1], left)[:-1][::-1]}"
    return before, marked, _clip(after, room - cells(before) - cells(marked))


def _clip(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    kept = ""
    for character in text:
        if cells(kept + character) >= room:
            break
        kept += character
    return f"{kept}…" if room > 0 else ""


def count(diagnostics: Diagnostics) -> str:
    """``2 errors, 1 warning``; empty when there is nothing but notes."""
    kinds = Counter(diagnostic.severity for diagnostic in diagnostics)
    counts = ((kinds[Severity.ERROR], "error"), (kinds[Severity.WARNING], "warning"))
    return ", ".join(plural(number, word) for number, word in counts if number)


def to_json(diagnostic: Diagnostic) -> dict[str, object]:
    """A finding as ``--json`` gives it; line and column count from 1, ``length`` is in characters."""
    location = diagnostic.location
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "file": location.path,
        "line": location.line,
        "column": location.column,
        "length": location.length,
        "key": dotted(diagnostic.key),
        "rule": diagnostic.rule,
    }
