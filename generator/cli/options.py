"""The options of each command. Read before anything happens, so it imports argparse alone."""

from argparse import ArgumentParser, ArgumentTypeError

TYPE_CHECKING = False  # importing typing to learn this would cost a tenth of the whole start
if TYPE_CHECKING:
    from datetime import date

FORMATS = ("md", "html", "fragment", "docx", "pdf")
"""The names in ``writers.FORMATS``, which a test holds to this; importing that table costs too much here."""

OUTPUT_FORMATS = ("text", "json", "sarif", "junit", "github")
"""The formats of ``check``: ``text``, ``json``, and those of ``EXCHANGE_FORMATS``, which a test holds to this."""

SHELLS = ("bash", "fish", "powershell", "tcsh", "zsh")

FACTS = {
    "policy": ("policy", "the policy, a folder in templates/"),
    "language": ("language", "language of the statement, such as nl"),
    "form": ("form_of_address", "how it speaks to its reader, u or je"),
    "authority": ("supervisory_authority", "data protection authority, such as NL-AP"),
    "legal-name": ("controller.legal_name", "full statutory name"),
    "short-name": ("controller.short_name", "the name used in the text"),
    "kvk": ("controller.registration.kvk", "KvK number, 8 digits"),
    "street": ("controller.address.street", "street of the visiting address"),
    "number": ("controller.address.number", "house number with its addition"),
    "country": ("controller.address.country", "two-letter country, where it is not NL"),
    "postcode": ("controller.address.postcode", "postcode"),
    "city": ("controller.address.city", "town"),
    "email": ("contact.email", "e-mail address for questions about privacy"),
    "phone": ("contact.phone", "telephone number as printed"),
    "website": ("websites", "main website, without https://"),
}
"""The facts that ``new`` takes as options: key in the profile, and what it is, in the order in which they are asked."""


def _add_slugs(to: ArgumentParser) -> None:
    to.add_argument("slugs", metavar="SLUG", nargs="*", help="companies, by the name of their file; all when left out")


def build_options(build: ArgumentParser) -> None:
    """Adds what ``build`` takes."""
    _add_slugs(build)
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
    _add_slugs(plan)
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


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 256:
        raise ArgumentTypeError(f"'{text}' is no number from 1 to 256")
    return int(text)


def check_options(check: ArgumentParser) -> None:
    """Adds what ``check`` takes."""
    _add_slugs(check)
    check.add_argument("--on", metavar="DATE", type=_day, help="the law of that day, as 2018-05-25 (default: today)")
    check.add_argument("--requirements", action="store_true", help="list what the law asks, met or not")
    check.add_argument("--report", action="store_true", help="write a report on each statement into reports/")
    check.add_argument("--output", metavar="DIR", help="write the reports into DIR instead")
    about = f"what to answer in on stdout: {', '.join(OUTPUT_FORMATS)}"
    check.add_argument("--output-format", metavar="FORMAT", choices=OUTPUT_FORMATS, default="text", help=about)
    about = "check the text of any Dutch statement instead: .docx, .html, .md or .txt"
    check.add_argument("--file", dest="files", metavar="FILE", nargs="+", action="extend", default=[], help=about)


def _day(text: str) -> "date":
    from datetime import date  # nobody else on the way to --help needs it

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is no date, such as 2018-05-25") from None


def publish_options(publish: ArgumentParser) -> None:
    """Adds what ``publish`` takes."""
    _add_slugs(publish)
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
    redline.add_argument("--date", metavar="DATE", help="of which day the changes are (default: today, or publishing)")
    _add_formats(redline, "docx, html and md")
    redline.add_argument("--output", metavar="DIR", help="write into DIR instead of redlines/")
    redline.add_argument("--force", action="store_true", help="replace redlines that a person edited; copies are kept")
    _add_exit_code(redline, "anything changed")


def status_options(status: ArgumentParser) -> None:
    """Adds what ``status`` takes."""
    _add_slugs(status)
    status.add_argument("--on", metavar="DATE", help="as it is on that day (default: today)")


def verify_options(verify: ArgumentParser) -> None:
    """Adds what ``verify`` takes."""
    _add_slugs(verify)
    verify.add_argument("--all", action="store_true", help="make every version again, not only those in force")
    verify.add_argument("--hashes", action="store_true", help="check the hashes alone; make nothing again")
    verify.add_argument("--on", metavar="DATE", help="what is in force on that day (default: today)")
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
        raise ArgumentTypeError(f"'{text}' is no number from 0 to 65535")
    return int(text)


def _add_exit_code(to: ArgumentParser, when: str) -> None:
    to.add_argument("--exit-code", action="store_true", help=f"end with exit code 3 when {when}")


def new_options(new: ArgumentParser) -> None:
    """Adds what ``new`` takes."""
    new.add_argument("slug", metavar="SLUG", help="name of the file, in small letters: bakkerij-jansen")
    new.add_argument("--group", metavar="NAME", help="the group that it belongs to, as in profiles/groups/NAME.yaml")
    new.add_argument(
        "--set",
        dest="settings",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="any other fact: --set controller.seat=Assen",
    )
    new.add_argument("--no-input", action="store_true", help="ask nothing; what is needed and not given is an error")
    facts = new.add_argument_group("facts (what is not given here is asked)")
    for option, (_, about) in FACTS.items():
        facts.add_argument(f"--{option}", metavar="TEXT", help=about)


def init_options(init: ArgumentParser) -> None:
    """Adds what ``init`` takes."""
    init.add_argument(
        "folder",
        metavar="DIR",
        help="the folder to make, or one without profiles/, templates/ and output/",
    )
    init.add_argument("--example", action="store_true", help="add a second group company, and one on its own")


def explain_options(explain: ArgumentParser) -> None:
    """Adds what ``explain`` takes."""
    explain.add_argument("slug", metavar="SLUG", help="the company, by the name of its file")
    explain.add_argument(
        "key", metavar="KEY", nargs="?", help="one value, or all that is below it; the end of its name will do"
    )


def schema_options(schema: ArgumentParser) -> None:
    """Adds what ``schema`` takes."""
    schema.add_argument("--kind", choices=("company", "group"), default="company", help="of whose profile")
    schema.add_argument("--write", action="store_true", help="write both into the workspace's .schema/ instead")


def completion_options(completion: ArgumentParser) -> None:
    """Adds what ``completion`` takes."""
    completion.add_argument("shell", metavar="SHELL", nargs="?", choices=SHELLS, help=f"one of: {', '.join(SHELLS)}")
    names = completion.add_mutually_exclusive_group()
    names.add_argument("--companies", action="store_true", help="print the companies' names; a shell asks for them")
    names.add_argument("--groups", action="store_true", help="print the groups' names")
