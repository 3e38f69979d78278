"""``statements verify``: whether what was published is unaltered, and whether a website shows what is in force."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator import ledger
from generator.cli import against, caching, session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import count
from generator.cli.console.layout import columns, plural
from generator.cli.console.terminal import Progress, Terminal
from generator.cli.exit_codes import FINE, PROBLEMS
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity, in_order
from generator.diagnostics.suggestion import suggest
from generator.errors import WrongUse
from generator.ledger import Ledger, Version
from generator.record.verification import Proof, Result, prove

_SAID = {
    Result.SAME: "same bytes",
    Result.OTHER_PROGRAM: "other bytes, another program",
    Result.DIFFERENT: "OTHER BYTES",
    Result.DAMAGED: "cannot be made: damaged",
}

_SHOWN = 12
"""So many characters of the last line's digest are enough to tell it from any other."""


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Checks the record; with ``--against`` holds pages of websites against it."""
    where, _ = session.enter(options)
    on = options.on or caching.today()
    published, damage = session.published(where)
    facts: dict[str, object] = {"workspace": str(where.root), "on": on.isoformat()}
    if published is None:
        return CommandResult(
            PROBLEMS, damage, facts, summary=f"The record of what was published is damaged: {count(damage)}."
        )
    slugs = choose(published, options.slugs)
    if options.against is not None:
        return against.run(options, terminal, published, slugs, on, facts)
    every = [version for slug in slugs for version in published.versions(slug)]
    damage = _damage(published, slugs, every, whole=not options.slugs) + _lacking(published, options.holds)
    wanted = every if options.all else [one for slug in slugs for one in _holding(published, slug, on)]
    proofs = () if options.hashes else _proofs(published, wanted, session.jobs(options.jobs), terminal)
    found = in_order(damage + tuple(_findings(proofs)))
    facts |= {
        "end": published.entries[-1].digest if published.entries else None,
        "checked": len(every),
        "rebuilt": [_facts(proof) for proof in proofs],
    }
    return CommandResult(
        judged(found), found, facts, _table(proofs, terminal), _summary(published, every, proofs, found)
    )


def choose(published: Ledger, asked: Iterable[str]) -> tuple[str, ...]:
    """The companies asked for, all that ever published when none is named; refuses one of which nothing was."""
    slugs = tuple(dict.fromkeys(asked))
    for slug in slugs:
        if slug not in published.of:
            hint = suggest(slug, published.of) or f"published are: {', '.join(sorted(published.of)[:8]) or 'none'}"
            raise WrongUse(f"nothing of '{slug}' was published", hint)
    return slugs or tuple(sorted(published.of))


def _damage(published: Ledger, slugs: Sequence[str], every: Sequence[Version], *, whole: bool) -> Diagnostics:
    beside = (
        ledger.strays(published)
        if whole
        else tuple(finding for slug in slugs for finding in ledger.unrecorded(published, slug))
    )
    return ledger.check(published, every) + beside


def _lacking(published: Ledger, end: str | None) -> Diagnostics:
    """What is told when the line that somebody has noted is not in the ledger."""
    if end is None:
        return ()
    if len(end) < _SHOWN or not set(end) <= set("0123456789abcdef"):
        raise WrongUse(f"'{end}' is no digest of a line", f"at least {_SHOWN} of its characters, as `verify` said them")
    if any(one.digest.startswith(end) for one in published.entries):
        return ()
    message = f"no line of the ledger has the SHA-256 {end}: it was cut off, or written anew since that was noted"
    hint = "restore output/published/ from version control or a backup that has this line"
    place = Location(published.place(ledger.LEDGER), max(len(published.entries), 1))
    return (Diagnostic("ledger-end", message, place, hint=hint),)


def _holding(published: Ledger, slug: str, on: date) -> tuple[Version, ...]:
    """The versions of a company that hold on a day or will hold after it."""
    in_force = published.in_force(slug, on)
    return (*((in_force,) if in_force else ()), *published.scheduled(slug, on))


def _proofs(published: Ledger, wanted: Sequence[Version], jobs: int, terminal: Terminal) -> tuple[Proof, ...]:
    """Each version made again, in the order of the ledger."""
    proofs: list[Proof] = []
    with Progress(terminal.err, len(wanted), silent=bool(terminal.quiet)) as progress:
        for proof in prove(published, wanted, jobs):
            proofs.append(proof)
            progress.step(proof.version.slug)
    return tuple(sorted(proofs, key=lambda proof: proof.version.number))


def _findings(proofs: Sequence[Proof]) -> Iterator[Diagnostic]:
    """What came out otherwise: one note for all that one other program made, an error for what nothing explains."""
    for proof in proofs:
        if proof.result is Result.DIFFERENT:
            yield _unexplained(proof)
    by_program: dict[tuple[str, ...], list[Proof]] = {}
    for proof in proofs:
        if proof.result is Result.OTHER_PROGRAM:
            by_program.setdefault(proof.programs, []).append(proof)
    for programs, alike in by_program.items():
        yield _by_another_program(programs, alike)


def _unexplained(proof: Proof) -> Diagnostic:
    name, number = proof.version.slug, proof.version.version
    why = f": {proof.errors[0].message}" if proof.errors else ""
    message = (
        f"version {number} of {name} does not follow from what is kept of it, though the program is the one that made"
        f" it{why}; otherwise are {', '.join(proof.files)}"
    )
    hint = "hold the record against a copy of it elsewhere: a file, its inputs and the ledger may have been made anew"
    return Diagnostic("rebuild-differs", message, proof.version.place, hint=hint)


def _by_another_program(programs: Sequence[str], alike: Sequence[Proof]) -> Diagnostic:
    first = alike[0].version
    others = f" and {plural(len(alike) - 1, 'other')}" if len(alike) > 1 else ""
    errors = sum(bool(proof.errors) for proof in alike)
    texts = sum(f"{proof.version.slug}.md" in proof.files for proof in alike) - errors
    told = [f"{texts:,} with another text"] * bool(texts) + [f"{errors:,} cannot be made at all"] * bool(errors)
    message = (
        f"version {first.version} of {first.slug}{others} came out otherwise{': ' if told else ''}{', '.join(told)}; "
        f"another program made {'it' if len(alike) == 1 else 'them'}: {', '.join(programs)}"
    )
    hint = "the published files are unaltered; to make them again to the byte, install those versions"
    return Diagnostic("rebuild-otherwise", message, first.place, Severity.NOTE, hint)


def _table(proofs: Sequence[Proof], terminal: Terminal) -> str:
    """The versions that came out otherwise; with ``--verbose`` all of them."""
    rows = [
        [proof.version.slug, str(proof.version.version), _SAID[proof.result], ", ".join(proof.files) or "-"]
        for proof in proofs
        if terminal.verbose or proof.result is not Result.SAME
    ]
    return columns(["COMPANY", "VERSION", "MADE AGAIN", "FILES"], rows, terminal.out) if rows else ""


def _summary(published: Ledger, every: Sequence[Version], proofs: Sequence[Proof], found: Diagnostics) -> str:
    if not published.entries:
        return "Nothing was published yet."
    same = sum(proof.result is Result.SAME for proof in proofs)
    is_sound = judged(found) == FINE
    state = f"{plural(len(every), 'published version')} {'are' if len(every) > 1 else 'is'} unaltered"
    lines = [f"{state}." if is_sound else f"Not all is as it was published: {count(found)}."]
    lines += [f"{same:,} of {plural(len(proofs), 'version')} made again with the same bytes."] * bool(proofs)
    end = published.entries[-1].digest[:_SHOWN]
    lines.append(f"The ledger ends in {end}: who notes that can ask for it later, with --holds {end}.")
    return "\n".join(lines)


def _facts(proof: Proof) -> dict[str, object]:
    return {
        "slug": proof.version.slug,
        "version": proof.version.version,
        "result": proof.result.value,
        "files": list(proof.files),
        "programs": list(proof.programs),
    }
