"""What the review site knows of each company beside the ledger: kept in a file, for runs that look at others only.

``review.json`` stands in the output folder and is the build's own file, as each page is.
"""

import json
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import astuple

from generator.diagnostics import Diagnostic
from generator.drafting.result import About, Made
from generator.ledger import Ledger
from generator.review.pages import PageFinding, Standing

NAME = "review.json"
_FORMAT = 1


class Row(Struct, frozen=True):
    """How a company stood when a build last looked at it, and what was to be said about it then."""

    about: About
    standing: Standing
    findings: tuple[PageFinding, ...] = ()


def row(made: Made, ledger: Ledger | None) -> Row:
    """The row of a company that this run made, or could not make."""
    return Row(made.about, _standing(made, ledger), tuple(map(_finding, made.diagnostics)))


def _standing(made: Made, ledger: Ledger | None) -> Standing:
    if made.failed:
        return Standing.BROKEN
    if made.version is not None:
        return Standing.CURRENT
    return Standing.CHANGED if ledger and ledger.latest(made.slug) else Standing.NEW


def _finding(told: Diagnostic) -> PageFinding:
    return PageFinding(told.severity.value, told.code, str(told.location), told.message, told.hint)


def to_bytes(rows: Mapping[str, Row]) -> bytes:
    """What stands in the file: a line a company, in order of slug, so that a difference is easy to read."""
    lines = [f"{json.dumps(slug)}: {json.dumps(_plain(rows[slug]), ensure_ascii=False)}" for slug in sorted(rows)]
    body = ",\n".join(lines)
    return f'{{"format": {_FORMAT}, "companies": {{\n{body}\n}}}}\n'.encode()


def _plain(one: Row) -> dict[str, object]:
    about = one.about
    return {
        "name": about.name,
        "group": about.group,
        "language": about.language,
        "standing": one.standing.name,
        "findings": [astuple(finding) for finding in one.findings],
    }


def parse(content: bytes) -> dict[str, Row]:
    """The rows in a file that a build wrote; none where another version of the program wrote it otherwise."""
    try:
        value = json.loads(content)
        if value["format"] != _FORMAT:
            return {}
        return {slug: _row(plain) for slug, plain in value["companies"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _row(plain: Mapping[str, str]) -> Row:
    about = About(plain["name"], plain["group"], plain["language"])
    return Row(about, Standing[plain["standing"]], tuple(PageFinding(*finding) for finding in plain["findings"]))
