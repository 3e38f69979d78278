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
    to.add_argument("slugs", metavar="SLUG", nargs="*", help="companies, by the name of their file; all when left out")


def build_options(build: ArgumentParser) -> None:
    """Adds what ``build`` takes."""
    add_companies(build)
    _add_making(build)
    build.add_argument("--strict", action="store_true", help="write nothing when anything has an error")
    build.add_argument(
        "--force", action="store_true", help="replace files that a person edited; copies are kept as NAME.orig"
    )
    build.add_argument("--output", metavar="DIR", help="write into DIR instead of output/")
    build.add_argument("--dry-run", action="store_true", help="give the same verdict and write nothing")
    _add_plan(build)


def _add_making(to: ArgumentParser) -> None:
    _add_formats(to, "all but pdf")
    _add_jobs(to)


def _add_plan(to: ArgumentParser) -> None:
    to.add_argument("--plan", metavar="FILE", help="carry out a saved plan; FILE.plan may also stand for SLUG")


def plan_options(plan: ArgumentParser) -> None:
    """Adds what ``plan`` takes."""
    add_companies(plan)
    _add_making(plan)
    plan.add_argument("--diff", action="store_true", help="show the words that change")
    _add_exit_code(plan, "anything is to be built, or differs from its latest version")
    plan.add_argument("-o", "--out", metavar="FILE", help="save the plan, for `build FILE` or `publish FILE`")


def _add_jobs(to: ArgumentParser) -> None:
    to.add_argument("--jobs", metavar="N", type=_count, help="processes to work with (default: one a processor)")


def _add_formats(to: ArgumentParser, default: str) -> None:
    to.add_argument(
        "--format",
        dest="formats",
        metavar="FORMAT",
        action="append",
        help=f"formats, with commas or said again: {', '.join(FORMATS)} (default: {default})",
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


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 256:
        raise ArgumentTypeError(f"'{text}' is not a number from 1 to 256")
    return int(text)


def publish_options(publish: ArgumentParser) -> None:
    """Adds what ``publish`` takes."""
    add_companies(publish)
    _add_order(publish)
    _add_plan(publish)


def rollback_options(rollback: ArgumentParser) -> None:
    """Adds what ``rollback`` takes."""
    rollback.add_argument("slug", metavar="SLUG", help="the company, by the name of its file")
    rollback.add_argument("--to", metavar="VERSION", type=_count, required=True, help="the version to go back to")
    _add_order(rollback)


def _add_order(to: ArgumentParser) -> None:
    to.add_argument(
        "--effective",
        metavar="DATE",
        type=_effective,
        required=True,
        help="from which day the versions hold, as 2026-12-01; 'unknown' for a first version that states no day",
    )
    to.add_argument("--reason", metavar="TEXT", required=True, help="what changed, as readers may see it")
    to.add_argument("--by", metavar="NAME", help="who decided on it; kept in the ledger, printed nowhere")
    to.add_argument("--dry-run", action="store_true", help="give the same verdict and write nothing")


def redline_options(redline: ArgumentParser) -> None:
    """Adds what ``redline`` takes."""
    redline.add_argument(
        "compared",
        metavar="SLUG",
        nargs="*",
        help="a company, by the name of its file; or two files or two folders, OLD and NEW",
    )
    redline.add_argument("--from", dest="old", metavar="VERSION", help="a number, latest or draft (default: latest)")
    redline.add_argument("--to", dest="new", metavar="VERSION", help="a number, latest or draft (default: draft)")
    redline.add_argument("--group", metavar="NAME", help="every company of a group, and an overview")
    redline.add_argument("--author", metavar="NAME", help="whose changes they are (default: the company's)")
    redline.add_argument(
        "--date", metavar="DATE", type=day, help="the day of the changes (default: today, or publishing)"
    )
    _add_formats(redline, "docx, html and md")
    redline.add_argument("--output", metavar="DIR", help="write into DIR instead of redlines/")
    redline.add_argument("--force", action="store_true", help="replace redlines that a person edited; copies are kept")
    _add_exit_code(redline, "anything changed")


def status_options(status: ArgumentParser) -> None:
    """Adds what ``status`` takes."""
    add_companies(status)
    status.add_argument("--on", metavar="DATE", type=day, help="as it is on that day (default: today)")


def verify_options(verify: ArgumentParser) -> None:
    """Adds what ``verify`` takes."""
    add_companies(verify)
    verify.add_argument("--all", action="store_true", help="make every version again, not only those in force")
    verify.add_argument("--hashes", action="store_true", help="check the hashes alone; make nothing again")
    verify.add_argument("--on", metavar="DATE", type=day, help="what is in force on that day (default: today)")
    verify.add_argument(
        "--against", metavar="PATH", help="a page saved from a website, or a folder of them, to hold against it"
    )
    verify.add_argument(
        "--holds", metavar="DIGEST", help="an end of the ledger that was noted earlier, which it must hold still"
    )
    _add_jobs(verify)


def drift_options(drift: ArgumentParser) -> None:
    """Adds what ``drift`` takes."""
    drift.add_argument("--group", metavar="NAME", required=True, help="the group, as in profiles/groups/NAME.yaml")
    _add_exit_code(drift, "a section differs without a reason")


def serve_options(serve: ArgumentParser) -> None:
    """Adds what ``serve`` takes."""
    serve.add_argument(
        "--port", metavar="N", type=_port, default=8765, help="the port on 127.0.0.1; 0 for any that is free (8765)"
    )
    serve.add_argument("--open", action="store_true", help="open the page in the browser")


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise ArgumentTypeError(f"'{text}' is not a number from 0 to 65535")
    return int(text)


def _add_exit_code(to: ArgumentParser, when: str) -> None:
    to.add_argument("--exit-code", action="store_true", help=f"end with exit code 3 when {when}")


OPTIONS = {
    "plan": (
        plan_options,
        (
            "statements plan",
            "statements plan smart2led --diff",
            "statements plan -o week-49.plan",
            "statements plan --exit-code",
        ),
    ),
    "build": (
        build_options,
        (
            "statements build",
            "statements build smart2led smt",
            "statements build --format docx,pdf",
            "statements build --strict",
            "statements build week-49.plan",
        ),
    ),
    "serve": (
        serve_options,
        (
            "statements serve",
            "statements serve --open",
            "statements serve --port 8080",
        ),
    ),
    "publish": (
        publish_options,
        (
            'statements publish --effective 2026-12-01 --reason "Bewaartermijn sollicitaties"',
            'statements publish smart2led --effective 2026-12-01 --reason "Beveiliging" --by "J. Bakker" --dry-run',
        ),
    ),
    "rollback": (
        rollback_options,
        ('statements rollback smart2led --to 1 --effective 2026-12-15 --reason "Herstel van de vorige tekst"',),
    ),
    "redline": (
        redline_options,
        (
            "statements redline smart2led",
            'statements redline smart2led --from 1 --to 2 --author "J. Bakker" --date 2026-12-01',
            "statements redline --group promteg",
            "statements redline smart2led-signed.docx output/smart2led/smart2led.html",
            "statements redline old/ new/ --format docx --exit-code",
        ),
    ),
    "status": (
        status_options,
        (
            "statements status",
            "statements status smart2led --on 2027-01-01",
            "statements status --json",
        ),
    ),
    "verify": (
        verify_options,
        (
            "statements verify",
            "statements verify smart2led --all",
            "statements verify smart2led --against page.html",
            "statements verify --against downloads",
        ),
    ),
    "drift": (
        drift_options,
        (
            "statements drift --group promteg",
            "statements drift --group promteg --exit-code",
        ),
    ),
}
"""The commands whose options stand here: what adds them, and examples."""
