"""``statements check``: says what is wrong in profiles and templates, and writes nothing."""

from argparse import Namespace

from generator import pipeline, schema, source, template
from generator.cli import session
from generator.cli.answer import Answer, judged
from generator.cli.findings import count, plural
from generator.cli.progress import Progress
from generator.cli.terminal import Terminal
from generator.diagnostics import Diagnostics, in_order
from generator.workspace import Workspace


def run(options: Namespace, terminal: Terminal) -> Answer:
    """Checks the companies asked for; without a name also the templates, and groups that nobody is in."""
    where, found = session.enter(options)
    slugs = session.choose(where, options.slugs, found)
    whole = not options.slugs
    found = found + _beside(where) if whole else session.about(slugs, found)
    published, damage = session.published(where)
    found += damage
    failed: set[str] = set()
    with Progress(terminal.err, len(slugs), silent=bool(terminal.quiet)) as progress:
        for made in pipeline.make(where, slugs, (), session.jobs(None), session.shelf(where), published):
            found += made.diagnostics
            failed.update({made.slug} if made.failed else ())
            progress.step(made.slug)
    found = in_order(found)
    facts = {
        "workspace": str(where.root),
        "statements": [{"slug": slug, "ok": slug not in failed} for slug in slugs],
        "policies": sorted(where.policies) if whole else [],
    }
    return Answer(judged(found), found, facts, summary=_summary(where, slugs, found, whole=whole))


def _beside(where: Workspace) -> Diagnostics:
    """What is wrong in templates, and in group files, whether a company uses them or not."""
    found = template.check_templates(where.templates, schema.shape())
    for path in where.groups.values():
        found += source.read(path, where.display(path))[1]
    return found


def _summary(where: Workspace, slugs: tuple[str, ...], found: Diagnostics, *, whole: bool) -> str:
    policies = len(where.policies)
    also = f" and {policies:,} {'policy' if policies == 1 else 'policies'}" if whole else ""
    return f"Checked {plural(len(slugs), 'statement')}{also}: {count(found) or 'nothing to mend'}."
