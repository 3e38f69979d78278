"""Findings that were let stand, for people and for programs."""

from generator.cli.console import findings_view, layout
from generator.cli.console.terminal import Screen
from generator.law import Waived


def show(waived: tuple[Waived, ...], screen: Screen) -> str:
    """A paragraph for each: where and what, until when, by whom and why."""
    return "\n\n".join(_one(one, screen) for one in waived)


def _one(one: Waived, screen: Screen) -> str:
    code = screen.paint(f"[{one.finding.code}]", "dim")
    head = f"{screen.paint(str(one.finding.location), 'bold')}: waived {code}"
    told = f"until {one.waiver.until} by {one.waiver.by}: {one.waiver.reason}"
    return "\n".join([head, *layout.wrapped(one.finding.message, screen, "  "), *layout.wrapped(told, screen, "  ")])


def to_json(one: Waived) -> dict[str, object]:
    """A finding with its waiver."""
    waiver = one.waiver
    told = {"reason": waiver.reason, "by": waiver.by, "until": waiver.until.isoformat()}
    return findings_view.to_json(one.finding) | {"waiver": told}
