"""``statements build``: composes the statements and brings ``output/`` up to date.

Where the last builds found nothing to do and no file has moved since, that is told again and nothing else is imported.
"""

from argparse import Namespace

from generator.cli import caching, standstill
from generator.cli.console.command_result import CommandResult
from generator.cli.console.terminal import Terminal


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Builds what was asked for; a statement with errors keeps the files that it has."""
    root = caching.root_of(options.directory)
    shelf = caching.shelf_of(root) if root and standstill.is_eligible(options) else None
    if root is None or shelf is None:
        return _build(options, terminal)
    request = standstill.request_of(options, root)
    if (kept := standstill.recall(shelf, request, facts=options.json)) is not None:
        return kept
    before = standstill.look(root)
    answer = _build(options, terminal)
    standstill.keep(shelf, request, root, before, answer)
    return answer


def _build(options: Namespace, terminal: Terminal) -> CommandResult:
    from generator.cli import building

    return building.run(options, terminal)
