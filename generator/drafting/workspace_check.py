"""A check of a workspace: all findings about companies, and without names about templates, rules and groups too."""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from generator import law, ledger, template
from generator import yaml as source
from generator.cache.store import Shelf, open_shelf
from generator.diagnostics import Diagnostics, in_order
from generator.drafting.batch import make
from generator.drafting.build_options import Basis
from generator.drafting.result import Made
from generator.ledger import Ledger
from generator.profile import schema
from generator.workspace import Workspace, choose_companies, findings_about


class CheckResult(Struct, frozen=True):
    """The result of a check under the law of the day ``on``.

    ``statements`` are what the companies' statements say and meet, without files. ``policies`` are the names of those
    that were checked with their templates, none where companies were named. ``published`` is the record, ``None``
    where that is damaged.
    """

    on: date
    statements: tuple[Made, ...]
    policies: tuple[str, ...]
    published: Ledger | None
    diagnostics: Diagnostics


def check_workspace(
    where: Workspace, slugs: Sequence[str], on: date, jobs: int, progress: Callable[[str, int], None] | None
) -> CheckResult:
    """Checks the companies named, or all of the workspace; raises ``WrongUse`` for an unknown name."""
    found, shelf = where.diagnostics, open_shelf(where.cache)
    named = choose_companies(where, slugs, found)
    found = findings_about(named, found) if slugs else found + _beside(where, shelf)
    published, damage = ledger.read(where.root / "output")
    statements = []
    for one in make(where, named, (), jobs, shelf, Basis(published, on)):
        statements.append(one)
        if progress:
            progress(one.slug, len(named))
    found = in_order(found + damage + tuple(finding for one in statements for finding in one.diagnostics))
    return CheckResult(on, tuple(statements), () if slugs else tuple(sorted(where.policies)), published, found)


def _beside(where: Workspace, shelf: Shelf | None) -> Diagnostics:
    """What is wrong in templates, in rules, and in group files, whether a company uses them or not."""
    found = template.check_templates(where.templates, schema.shape())
    found += law.load(where.templates, schema.shape(), shelf).found
    for path in where.groups.values():
        found += source.read(path, where.display(path))[1]
    return found
