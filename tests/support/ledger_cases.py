"""Made-up versions for the tests of the ledger: no statement is composed, so thousands of them cost nothing."""

from datetime import date
from pathlib import Path

from generator import ledger
from generator.ledger import Edition, Ledger, Version

SOURCE = {"profiles/smt.yaml": b"policy: full-statement\n", "templates/library/nl/sections/title.md.jinja": b"# x\n"}


def version(slug: str = "smt", number: int = 1, effective: date | None = None, reason: str = "Reden") -> Version:
    """A version as it is before it is recorded."""
    return Version(
        slug=slug,
        version=number,
        effective=effective,
        reason=reason,
        recorded=date(2026, 11, 22),
        title="Privacyverklaring",
        company="SMT",
        language="nl-NL",
        text="0" * 64,
        files={},
        inputs="",
        program={"statements": "1"},
    )


def edition(slug: str = "smt", number: int = 1, effective: date | None = None) -> Edition:
    """A version with two files and two inputs, one of which all companies share."""
    files = {f"{slug}.md": f"{slug} {number}\n".encode(), f"{slug}.docx": bytes(range(256))}
    own = {f"profiles/{slug}.yaml": f"# {number}\n".encode()}
    return Edition(version(slug, number, effective), files, SOURCE | own)


def day(number: int) -> date:
    """The day from which the version of this number holds."""
    return date(2026, 1, number)


def publish(output: Path, *editions: Edition) -> Ledger:
    """Publishes in one go; gives the ledger as it then reads."""
    with ledger.publishing(output) as busy:
        assert not busy, busy
        before, found = ledger.read(output)
        assert before is not None, found
        _, found = ledger.append(before, editions)
        assert not found, found
    return read(output)


def read(output: Path) -> Ledger:
    """The ledger of an output folder in which nothing is damaged."""
    found, damage = ledger.read(output)
    assert found is not None, damage
    return found


def codes(output: Path) -> list[str]:
    """What is wrong with a ledger: the code of each finding."""
    return [finding.code for finding in ledger.read(output)[1]]
