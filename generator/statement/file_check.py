"""A check of a file: what the law asks of a statement, as far as it is found in the text of any Dutch one."""

import errno
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct

from generator import law
from generator.cache.store import open_shelf
from generator.diagnostics import Diagnostic, Diagnostics, Location, diagnose, in_order
from generator.formats.readers import LARGEST, read_file
from generator.law import text as texts
from generator.law.text import TextAssessor, TextResult, TextStatus
from generator.profile import schema
from generator.storage import bounded_read
from generator.storage.error_text import reason
from generator.workspace import Workspace


class CheckedFile(Struct, frozen=True):
    """One file: what its text shows of each rule; nothing where it cannot be read or is not Dutch."""

    name: str
    results: tuple[TextResult, ...] = ()
    diagnostics: Diagnostics = ()


class FileCheckResult(Struct, frozen=True):
    """The checked files, and all findings in order, those about the rules of the workspace among them."""

    on: date
    files: tuple[CheckedFile, ...]
    diagnostics: Diagnostics


def check_files(
    names: Iterable[str], on: date, where: Workspace | None = None, start: Path | None = None
) -> FileCheckResult:
    """Checks the text of each file against the law of a day.

    ``names`` are paths as seen from ``start``, the current folder without one, and name the files in the result.
    A workspace only adds its own rules; none is needed.
    """
    templates, shelf = (where.templates, open_shelf(where.cache)) if where else (None, None)
    rules = law.load(templates, schema.shape(), shelf)
    assessor = TextAssessor(rules.texts, on)
    files = tuple(_checked(name, start or Path(), assessor) for name in dict.fromkeys(names))
    return FileCheckResult(
        on, files, in_order(rules.found_in_texts + tuple(one for file in files for one in file.diagnostics))
    )


def _checked(name: str, start: Path, assessor: TextAssessor) -> CheckedFile:
    try:
        content = bounded_read.read_file(start / name, LARGEST)
    except OSError as error:
        return CheckedFile(name, (), (_unreadable(name, error),))
    document, found = read_file(content, name)
    if document is None:
        return CheckedFile(name, (), found)
    if not texts.is_dutch(document):
        return CheckedFile(name, (), (diagnose("not-dutch", Location(name)),))
    results = assessor.assess(document)
    warned = [one for one in results if one.status is TextStatus.SUSPICIOUS]
    return CheckedFile(name, results, tuple(_finding(one, name) for one in warned))


def _unreadable(name: str, error: OSError) -> Diagnostic:
    if error.errno == errno.EFBIG:
        return diagnose("file-too-large.check", Location(name), largest=LARGEST // 1_000_000)
    if error.errno == errno.ENOENT:
        return diagnose("file-missing", Location(name))
    return diagnose("file-missing.unreadable", Location(name), error=reason(error))


def _finding(one: TextResult, name: str) -> Diagnostic:
    """The finding about the first suspicious words, with the section that they stand in."""
    quote = one.quote
    more = f", and {len(one.quotes) - 1} more" if len(one.quotes) > 1 else ""
    section = f" (section {quote.passage.section} '{quote.passage.title}')" if quote and quote.passage.section else ""
    return texts.warning(one, Location(name), quote, f"{more}{section}")
