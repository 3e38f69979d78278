"""The review site while profiles and templates are edited: made in memory again after each change."""

from collections.abc import Callable

from msgspec import Struct

from generator import ledger as record
from generator.cache.store import open_shelf
from generator.diagnostics import Diagnostics, is_error
from generator.drafting.build_options import Basis
from generator.ledger import Ledger
from generator.review.preview import NOTHING, Preview, look, published
from generator.review.server import Shown, ShownProblem
from generator.workspace import Workspace


class LiveSite(Struct, frozen=True):
    """What is shown, what it was made from, and what is wrong."""

    preview: Preview
    shown: Shown
    diagnostics: Diagnostics


def start(workspace: Workspace) -> LiveSite:
    """The site as it is first shown."""
    return renew(workspace, LiveSite(NOTHING, Shown({}), ()))


def renew(workspace: Workspace, before: LiveSite) -> LiveSite:
    """The site of a workspace as it is now.

    Where nothing can be made, because the record of what was published is damaged for instance, all stays as it was.
    """
    found = workspace.diagnostics
    ledger, damage = record.read(workspace.root / "output")
    if ledger is None:
        found += damage
        return LiveSite(before.preview, Shown(before.shown.files, _problems(found), before.shown.more), found)
    basis = Basis(ledger, workspace.on)
    preview = look(workspace, basis, before.preview, open_shelf(workspace.cache))
    found += preview.diagnostics
    return LiveSite(preview, Shown(preview.files(workspace, ledger), _problems(found), _record(ledger)), found)


def _record(ledger: Ledger) -> Callable[[str], bytes | None]:
    return lambda path: published(ledger, path)


def _problems(found: Diagnostics) -> tuple[ShownProblem, ...]:
    return tuple(ShownProblem(str(one.location), one.message, one.hint) for one in found if is_error(one))
