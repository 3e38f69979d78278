"""Options that several commands share, and how their values are read. Cheap to import, for every start needs it."""

from argparse import ArgumentParser, ArgumentTypeError

TYPE_CHECKING = False  # importing typing to learn this would cost a tenth of the whole start
if TYPE_CHECKING:
    from datetime import date

UNKNOWN = "unknown"
"""What ``--effective`` is for a statement that states no day."""

FORMATS = ("md", "html", "fragment", "docx", "pdf")
"""The names in ``formats.FORMATS``, which a test holds to this; importing that table costs too much here."""


def add_companies(to: ArgumentParser) -> None:
    """Adds the companies that a command is for."""
    to.add_argument("slugs", metavar="SLUG", nargs="*", help="companies, by the names of their files (default: all)")


def add_plan(to: ArgumentParser) -> None:
    """Adds the plan that a command carries out."""
    to.add_argument("--plan", metavar="FILE", help="carry out a saved plan; FILE.plan may also stand for SLUG")


def add_jobs(to: ArgumentParser) -> None:
    """Adds the number of processes."""
    to.add_argument("--jobs", metavar="N", type=number, help="processes to work with (default: one a processor)")


def add_formats(to: ArgumentParser, default: str) -> None:
    """Adds the formats; ``default`` says which are meant where none is named."""
    to.add_argument(
        "--format",
        dest="formats",
        metavar="FORMAT",
        action="append",
        help=f"formats, separated by commas or with the option repeated: {', '.join(FORMATS)} (default: {default})",
    )


def day(text: str) -> "date":
    """The day that an option gives, written as 2026-12-01."""
    from datetime import date  # nothing else on the way to --help needs it

    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:  # fromisoformat also takes 20261201
        raise ArgumentTypeError(f"'{text}' is not a date such as 2026-12-01")
    return found


def _effective(text: str) -> "date | None":
    return None if text == UNKNOWN else day(text)


def number(text: str) -> int:
    """A number from 1 to 256."""
    if not text.isdecimal() or not 0 < int(text) <= 256:
        raise ArgumentTypeError(f"'{text}' is not a number from 1 to 256")
    return int(text)


def add_order(to: ArgumentParser) -> None:
    """Adds what a publication is asked: from when, why, by whom."""
    to.add_argument(
        "--effective",
        metavar="DATE",
        type=_effective,
        required=True,
        help="from which day the versions hold, as 2026-12-01; 'unknown' for a first version that states no day",
    )
    to.add_argument("--reason", metavar="TEXT", required=True, help="what changed, as readers may see it")
    to.add_argument("--by", metavar="NAME", help="who decided on it; kept in the ledger, printed nowhere")
    to.add_argument("--dry-run", action="store_true", help="print the same result and write nothing")


def port(text: str) -> int:
    """A number of a port, 0 for any that is free."""
    if not text.isdecimal() or int(text) > 65535:
        raise ArgumentTypeError(f"'{text}' is not a number from 0 to 65535")
    return int(text)


def add_exit_code(to: ArgumentParser, when: str) -> None:
    """Adds exit code 3; ``when`` says in which case."""
    to.add_argument("--exit-code", action="store_true", help=f"end with exit code 3 when {when}")
