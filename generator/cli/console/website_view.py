"""What pages of websites show, as a table with the passages that differ, and as JSON."""

from collections.abc import Sequence

from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.layout import columns, plural, visible
from generator.cli.console.terminal import Screen, Terminal
from generator.cli.exit_codes import PROBLEMS
from generator.record.website import PageVerdict, WebPage, WebsiteResult
from generator.workspace import Workspace

_VERDICTS = {
    PageVerdict.IN_FORCE: "in force",
    PageVerdict.CHANGED: "CHANGED",
    PageVerdict.OLD: "OLD TEXT",
    PageVerdict.EARLY: "TOO EARLY",
    PageVerdict.OTHER_COMPANY: "OTHER COMPANY",
    PageVerdict.UNKNOWN: "NO STATEMENT",
}

_PASSAGES, _LONGEST = 3, 160
"""So many passages of a page are shown, and so many characters of each."""


def to_result(workspace: Workspace, result: WebsiteResult, terminal: Terminal) -> CommandResult:
    """A row a page, and for each that does not show what is in force what it lacks and what it adds."""
    found = result.diagnostics
    fields: dict[str, object] = {"workspace": str(workspace.root), "on": result.on.isoformat()}
    if result.is_damaged:
        summary = "Nothing was compared: what was published is damaged."
        return CommandResult(PROBLEMS, found, fields, summary=summary)
    fields |= {"pages": list(map(_fields, result.pages)), "absent": [version.slug for version in result.absent]}
    return CommandResult(judged(found), found, fields, _text(result.pages, terminal.out), _summary(result))


def _counted(page: WebPage) -> str:
    return f"{plural(len(page.missing), 'passage')} missing, {len(page.added):,} added"


def _text(pages: Sequence[WebPage], screen: Screen) -> str:
    rows = [[page.name, *_shown(page), _VERDICTS[page.verdict], f"{int(page.share * 100)}%"] for page in pages]
    header = ["PAGE", "COMPANY", "VERSION", "VERDICT", "SHOWN"]
    table = columns(header, rows, screen) if rows else ""
    return "\n\n".join(filter(None, (table, *(_details(page, screen) for page in pages))))


def _shown(page: WebPage) -> tuple[str, str]:
    return (page.shown.slug, str(page.shown.version)) if page.shown else ("-", "-")


def _details(page: WebPage, screen: Screen) -> str:
    """What a page lacks and adds, against the version that it should show."""
    if not page.missing and not page.added:
        return ""
    due = page.in_force or page.shown
    against = f" against version {due.version} of {due.slug}" if due else ""
    lines = [screen.paint(f"{visible(page.name)}{against}: {_counted(page)}", "bold")]
    lines += [screen.paint(f"  [-{_short(one)}-]", "red") for one in page.missing[:_PASSAGES]]
    lines += [screen.paint(f"  {{+{_short(one)}+}}", "green") for one in page.added[:_PASSAGES]]
    more = max(len(page.missing) - _PASSAGES, 0) + max(len(page.added) - _PASSAGES, 0)
    return "\n".join([*lines, *([f"  and {more:,} more"] if more else [])])


def _short(passage: str) -> str:
    text = visible(passage)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2].rstrip()} … {text[-_LONGEST // 2 :].lstrip()}"


def _summary(result: WebsiteResult) -> str:
    pages, absent = result.pages, result.absent
    right = sum(page.verdict is PageVerdict.IN_FORCE for page in pages)
    shows = "shows" if right == 1 else "show"
    text = f"{right:,} of {plural(len(pages), 'page')} {shows} what is in force on {result.on}"
    return f"{text}; no page of {', '.join(version.slug for version in absent[:8])}." if absent else f"{text}."


def _fields(page: WebPage) -> dict[str, object]:
    return {
        "page": page.name,
        "verdict": page.verdict.value,
        "slug": page.shown.slug if page.shown else None,
        "version": page.shown.version if page.shown else None,
        "in_force": page.in_force.version if page.in_force else None,
        "share": round(page.share, 4),
        "missing": list(page.missing),
        "added": list(page.added),
    }
