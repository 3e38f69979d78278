"""What can be written after ``statements``: commands, options, and the help about them.

This module is read before anything happens, so it imports nothing but argparse.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence

from generator import __version__

TYPE_CHECKING = False  # importing typing to learn this would cost a tenth of the whole start
if TYPE_CHECKING:
    from datetime import date
    from typing import NoReturn


FORMATS = ("md", "html", "fragment", "docx", "pdf")
"""The names in ``writers.FORMATS``, which a test holds to this; importing that table costs too much here."""

SHELLS = ("bash", "fish", "powershell", "tcsh", "zsh")

EXIT_CODES = """exit codes:
  0    all is fine
  1    something is wrong in the profiles, the templates or output/
  2    the command was used wrongly, or the program failed
  130  interrupted with Ctrl-C"""

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
    "date": ("statement.date", "date that the statement carries, as 2026-03-01"),
}
"""The facts that ``new`` takes as options: key in the profile, and what it is, in the order in which they are asked."""

_FIRST = ("statements build", "statements check smart2led", "statements new smart2print --group promteg")

_CHOICE = r"argument (?P<argument>.+?): invalid choice: '(?P<given>.*?)' \(choose from (?P<choices>.*)\)"


class WrongUse(Exception):
    """The command cannot do what was asked: ``message`` says why, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Parser(argparse.ArgumentParser):
    """A parser that raises ``WrongUse`` instead of ending the process, and suggests what a misspelled word meant."""

    def error(self, message: str) -> "NoReturn":
        """Refuses the arguments."""
        found = re.fullmatch(_CHOICE, message)
        if found is None:
            raise WrongUse(message, f"see `{self.prog} --help`")
        from generator.suggest import suggest

        choices = re.findall(r"[\w.-]+", found["choices"])
        hint = suggest(found["given"], choices) or f"there are: {', '.join(choices)}"
        what = "command" if found["argument"] == "COMMAND" else f"value for {found['argument']}"
        raise WrongUse(f"'{found['given']}' is no {what}", hint)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options that ``arguments`` state; raises ``WrongUse``, or ``SystemExit`` once help or version is printed."""
    options = parser(arguments).parse_args(arguments)
    if options.command is None:
        raise WrongUse("say what to do", "`statements build` builds all statements; `statements --help` lists the rest")
    return options


def parser(arguments: Sequence[str] | None = None) -> Parser:
    """The parser of the whole command; for certain ``arguments`` only the options of the commands named there."""
    top = Parser(
        prog="statements",
        description="Privacy statements for groups of companies: facts in profiles/, policy in templates/.",
        epilog=f"{_examples(_FIRST)}\n\n{EXIT_CODES}",
        formatter_class=_layout,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"statements {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    _add_common(top, quiet=0, verbose=0, json=False, color="auto", directory=".")
    for name, (about, add, examples) in _COMMANDS.items():
        command = commands.add_parser(
            name,
            help=about,
            description=f"{about[0].upper()}{about[1:]}.",
            epilog=_examples(examples),
            formatter_class=_layout,
            allow_abbrev=False,
        )
        if arguments is None or name in arguments:  # options cost more time to add than all the rest
            add(command)
            none = argparse.SUPPRESS  # what stands before the command holds unless it is said again after it
            _add_common(command, quiet=none, verbose=none, json=none, color=none, directory=none)
    return top


def _layout(prog: str) -> argparse.HelpFormatter:
    # With a width given, argparse need not import shutil to find one.
    return argparse.RawDescriptionHelpFormatter(prog, max_help_position=28, width=min(columns(), 100) - 2)


def columns() -> int:
    """How many characters fit on a line of the terminal; 80 where nobody knows."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0:
        return max(int(stated), 40)
    for stream in (sys.__stderr__, sys.__stdout__):
        try:
            if stream is not None and (width := os.get_terminal_size(stream.fileno()).columns):
                return max(width, 40)
        except (OSError, ValueError):
            continue
    return 80


def _examples(lines: Iterable[str]) -> str:
    return "\n  ".join(("examples:", *lines))


def _add_common(to: Parser, **defaults: object) -> None:
    common = to.add_argument_group("for every command")
    common.add_argument(
        "-C", dest="directory", metavar="DIR", default=defaults["directory"], help="work as if started in DIR"
    )
    common.add_argument("--json", action="store_true", default=defaults["json"], help="answer in JSON on stdout")
    common.add_argument(
        "-q", "--quiet", action="count", default=defaults["quiet"], help="say errors only; twice: say nothing"
    )
    common.add_argument("-v", "--verbose", action="count", default=defaults["verbose"], help="say more")
    common.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        metavar="WHEN",
        default=defaults["color"],
        help="colours: auto (the default), always or never",
    )


def _add_slugs(to: Parser) -> None:
    to.add_argument("slugs", metavar="SLUG", nargs="*", help="companies, by the name of their file; all when left out")


def _build(build: Parser) -> None:
    _add_slugs(build)
    build.add_argument(
        "--format",
        dest="formats",
        metavar="FORMAT",
        action="append",
        help=f"formats, with commas or said again: {', '.join(FORMATS)} (default: all but pdf)",
    )
    build.add_argument("--jobs", metavar="N", type=_count, help="processes to work with (default: one a processor)")
    build.add_argument("--strict", action="store_true", help="write nothing when anything has an error")
    build.add_argument("--force", action="store_true", help="replace files that a person edited; copies are kept")
    build.add_argument("--output", metavar="DIR", help="write into DIR instead of output/")


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 256:
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 1 to 256")
    return int(text)


def _check(check: Parser) -> None:
    _add_slugs(check)
    check.add_argument("--on", metavar="DATE", type=_day, help="the law of that day, as 2018-05-25 (default: today)")
    check.add_argument("--requirements", action="store_true", help="list what the law asks, met or not")


def _day(text: str) -> "date":
    from datetime import date  # nobody else on the way to --help needs it

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date, such as 2018-05-25") from None


def _new(new: Parser) -> None:
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


def _init(init: Parser) -> None:
    init.add_argument("folder", metavar="DIR", help="the folder to make, or an empty one")
    init.add_argument("--example", action="store_true", help="add a second group company, and one on its own")


def _explain(explain: Parser) -> None:
    explain.add_argument("slug", metavar="SLUG", help="the company, by the name of its file")
    explain.add_argument("key", metavar="KEY", nargs="?", help="one value, or all that is below it")


def _schema(schema: Parser) -> None:
    schema.add_argument("--kind", choices=("company", "group"), default="company", help="of whose profile")
    schema.add_argument("--write", action="store_true", help="write both into the workspace's .schema/ instead")


def _completion(completion: Parser) -> None:
    completion.add_argument("shell", metavar="SHELL", nargs="?", choices=SHELLS, help=f"one of: {', '.join(SHELLS)}")
    names = completion.add_mutually_exclusive_group()
    names.add_argument("--companies", action="store_true", help="print the companies' names; a shell asks for them")
    names.add_argument("--groups", action="store_true", help="print the groups' names")


_COMMANDS = {
    "build": (
        "write the statements into output/",
        _build,
        (
            "statements build",
            "statements build smart2led smt",
            "statements build --format docx,pdf",
            "statements build --strict",
        ),
    ),
    "check": (
        "say what is wrong in profiles and templates; writes nothing",
        _check,
        (
            "statements check",
            "statements check smart2led --requirements",
            "statements check --on 2018-05-25",
            "statements check --json",
        ),
    ),
    "new": (
        "write the profile of one more company, asking for its facts",
        _new,
        (
            "statements new smart2print --group promteg",
            "statements new smart2print --group promteg --set contact.department=support",
            'statements new bakkerij-jansen --no-input --policy full-statement --legal-name "Bakkerij Jansen B.V." ...',
        ),
    ),
    "init": (
        "make a workspace that builds at once",
        _init,
        ("statements init privacy", "statements init privacy --example"),
    ),
    "explain": (
        "say where each value of a statement comes from",
        _explain,
        (
            "statements explain smart2led",
            "statements explain smart2led contact.email",
            "statements explain smart2led processings.recruitment.retention",
        ),
    ),
    "schema": (
        "print the JSON Schema by which an editor completes profiles",
        _schema,
        ("statements schema --write", "statements schema --kind group > group.json"),
    ),
    "completion": (
        "print what makes a shell complete this command",
        _completion,
        (
            "statements completion bash > ~/.local/share/bash-completion/completions/statements",
            'statements completion zsh > "${fpath[1]}/_statements"',
            "statements completion fish > ~/.config/fish/completions/statements.fish",
        ),
    ),
}
"""Each command: what it does, what adds its options, and examples, in the order of the help."""
