"""Checks the record: whether what was published is unaltered, and whether it can be made again to the byte."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from generator import ledger
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity, diagnose, in_order
from generator.diagnostics.suggestion import suggest
from generator.errors import WrongUse
from generator.ledger import Ledger, Version
from generator.record.verification import Proof, Result, prove
from generator.workspace import Workspace

SHOWN = 12
"""So many characters of the last line's digest are enough to tell it from any other."""


class VerifyResult(Struct, frozen=True):
    """What the check of the record found.

    ``checked``: how many versions were held against their digests; ``proofs``: those that were made again, in the order
    of the ledger; ``end``: the digest of the ledger's last line. ``is_damaged``: the ledger itself cannot be read.
    """

    diagnostics: Diagnostics
    on: date
    checked: int = 0
    proofs: tuple[Proof, ...] = ()
    end: str | None = None
    is_damaged: bool = False


class VerifyRequest(Struct, frozen=True):
    """What is to be checked: the versions in force on ``on`` and later ones are made again, or ``every`` version.

    ``hashes``: only digests are checked. ``holds``: the digest of a line that the ledger must have.
    """

    on: date
    companies: tuple[str, ...] = ()
    every: bool = False
    hashes: bool = False
    holds: str | None = None
    jobs: int = 1


def verify(where: Workspace, request: VerifyRequest, progress: Callable[[str, int], None] | None) -> VerifyResult:
    """Checks the record of a workspace. Raises ``WrongUse`` for a company of which nothing was published."""
    published, damage = ledger.read(where.root / "output")
    if published is None:
        return VerifyResult(damage, request.on, is_damaged=True)
    slugs = choose(published, request.companies)
    every = [version for slug in slugs for version in published.versions(slug)]
    damage = _damage(published, slugs, every, whole=not request.companies) + _lacking(published, request.holds)
    wanted = every if request.every else [one for slug in slugs for one in _holding(published, slug, request.on)]
    proofs: list[Proof] = []
    for proof in () if request.hashes else prove(published, wanted, request.jobs):
        proofs.append(proof)
        if progress:
            progress(proof.version.slug, len(wanted))
    proofs.sort(key=lambda proof: proof.version.number)
    end = published.entries[-1].digest if published.entries else None
    found = in_order(damage + tuple(_findings(proofs)))
    return VerifyResult(found, request.on, len(every), tuple(proofs), end)


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
    if len(end) < SHOWN or not set(end) <= set("0123456789abcdef"):
        raise WrongUse(f"'{end}' is no digest of a line", f"at least {SHOWN} of its characters, as `verify` said them")
    if any(one.digest.startswith(end) for one in published.entries):
        return ()
    place = Location(published.place(ledger.LEDGER), max(len(published.entries), 1))
    return (diagnose("ledger-end", place, end=end),)


def _holding(published: Ledger, slug: str, on: date) -> tuple[Version, ...]:
    """The versions of a company that hold on a day or will hold after it."""
    in_force = published.in_force(slug, on)
    return (*((in_force,) if in_force else ()), *published.scheduled(slug, on))


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
    files = ", ".join(proof.files)
    return diagnose("rebuild-differs", proof.version.place, version=number, slug=name, why=why, files=files)


def _by_another_program(programs: Sequence[str], alike: Sequence[Proof]) -> Diagnostic:
    first = alike[0].version
    others = f" and {_others(len(alike) - 1)}" if len(alike) > 1 else ""
    errors = sum(bool(proof.errors) for proof in alike)
    texts = sum(f"{proof.version.slug}.md" in proof.files for proof in alike) - errors
    parts = [f"{texts:,} with another text"] * bool(texts) + [f"{errors:,} cannot be made at all"] * bool(errors)
    return diagnose(
        "rebuild-otherwise" if len(alike) == 1 else "rebuild-otherwise.many",
        first.place,
        Severity.NOTE,
        version=f"version {first.version} of {first.slug}{others}",
        counts=f": {', '.join(parts)}" if parts else "",
        programs=", ".join(programs),
    )


def _others(number: int) -> str:
    return f"{number:,} other{'' if number == 1 else 's'}"
