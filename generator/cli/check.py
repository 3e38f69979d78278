"""``statements check``: says what is wrong in profiles and templates, and writes nothing."""

from argparse import Namespace

from generator import completeness, pipeline, schema, source, template
from generator.cli import caching, requirements, session
from generator.cli.answer import Answer, judged
from generator.cli.findings import count, plural
from generator.cli.progress import Progress
from generator.cli.terminal import Terminal
from generator.completeness import Assessment, texts
from generator.diagnostics import Diagnostics, in_order
from generator.pipeline.basis import Basis
from generator.workspace import Workspace


def run(options: Namespace, terminal: Terminal) -> Answer:
    """Checks the companies asked for, or files; without a name also the templates, and groups that nobody is in."""
    if options.files:
        from generator.cli import check_file  # a check of companies reads no files

        return check_file.run(options, terminal)
    where, found = session.enter(options)
    slugs = session.choose(where, options.slugs, found)
    whole = not options.slugs
    found = found + _beside(where) if whole else session.about(slugs, found)
    on = options.on or caching.today()
    published, damage = session.published(where)
    found += damage
    failed: set[str] = set()
    assessed: dict[str, tuple[Assessment, ...]] = {}
    with Progress(terminal.err, len(slugs), silent=bool(terminal.quiet)) as progress:
        for made in pipeline.make(where, slugs, (), session.jobs(None), session.shelf(where), Basis(published, on)):
            found += made.diagnostics
            assessed[made.slug] = made.assessments
            failed.update({made.slug} if made.failed else ())
            progress.step(made.slug)
    found = in_order(found)
    facts = {
        "workspace": str(where.root),
        "law_of": on.isoformat(),
        "statements": [
            {"slug": slug, "ok": slug not in failed, "requirements": requirements.to_json(assessed[slug])}
            for slug in slugs
        ],
        "policies": sorted(where.policies) if whole else [],
    }
    asked = options.requirements or terminal.verbose
    text = requirements.show(assessed, on, terminal.out) if asked else ""
    summary = [_summary(where, slugs, found, whole=whole), requirements.count(assessed.values(), on)]
    return Answer(judged(found), found, facts, text, "\n".join(filter(None, summary)))


def _beside(where: Workspace) -> Diagnostics:
    """What is wrong in templates, in rules, and in group files, whether a company uses them or not."""
    found = template.check_templates(where.templates, schema.shape())
    found += completeness.load(where.templates, schema.shape())[1] + texts.load_texts(where.templates)[1]
    for path in where.groups.values():
        found += source.read(path, where.display(path))[1]
    return found


def _summary(where: Workspace, slugs: tuple[str, ...], found: Diagnostics, *, whole: bool) -> str:
    policies = len(where.policies)
    also = f" and {policies:,} {'policy' if policies == 1 else 'policies'}" if whole else ""
    return f"Checked {plural(len(slugs), 'statement')}{also}: {count(found) or 'nothing to mend'}."
