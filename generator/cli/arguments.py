"""The parser of the command line: commands, options, and their help.

Every start needs it, so it imports argparse and little else.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

from generator.cli.commands import COMMANDS
from generator.cli.console.streams import terminal_width
from generator.cli.exit_codes import EXIT_CODES, EXIT_CODES_IN_SHORT
from generator.errors import WrongUse
from generator.program_version import __version__

TYPE_CHECKING = False  # importing typing to learn this would cost a tenth of the whole start
if TYPE_CHECKING:
    from typing import NoReturn


_FIRST = ("statements build", "statements check smart2led", "statements new smart2print --group promteg")

_CHOICE = r"argument (?P<argument>.+?): invalid choice: '(?P<given>.*?)' \(choose from (?P<choices>.*)\)"


class Parser(argparse.ArgumentParser):
    """A parser that raises ``WrongUse`` instead of ending the process, and suggests what a misspelled word meant."""

    def error(self, message: str) -> "NoReturn":
        """Refuses the arguments."""
        found = re.fullmatch(_CHOICE, message)
        if found is None:
            raise WrongUse(message, f"see `{self.prog} --help`")
        from generator.diagnostics.suggestion import suggest

        choices = re.findall(r"[\w.-]+", found["choices"])
        hint = suggest(found["given"], choices) or f"choose from: {', '.join(choices)}"
        what = "command" if found["argument"] == "COMMAND" else f"value for {found['argument']}"
        raise WrongUse(f"'{found['given']}' is not a {what}", hint)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options in ``arguments``; raises ``WrongUse``, or ``SystemExit`` once help or version is printed."""
    options = parser(arguments).parse_args(arguments)
    if options.command is None:
        raise WrongUse("no command is given", "`statements build` builds all; `statements --help` lists all commands")
    return _settled(options)


def _settled(options: argparse.Namespace) -> argparse.Namespace:
    """Makes ``--output-format json`` the same as ``--json``; refuses ``--json`` with another format."""
    wanted = getattr(options, "output_format", "text")
    if options.json and wanted not in ("text", "json"):
        raise WrongUse(f"--json and --output-format {wanted} exclude each other", "leave one of them out")
    options.json = options.json or wanted == "json"
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
    for name, summary in COMMANDS.items():
        if arguments is None or name in arguments:  # adding options takes longer than all the rest
            _add_command(commands, name, summary)
        else:
            commands.add_parser(name, help=summary, formatter_class=_layout)
    return top


def _add_command(commands: "argparse._SubParsersAction[Parser]", name: str, summary: str) -> None:
    add_options, examples = _options_of(name)
    command = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"{_examples(examples)}\n\n{EXIT_CODES_IN_SHORT}",
        formatter_class=_layout,
        allow_abbrev=False,
    )
    add_options(command)
    none = argparse.SUPPRESS  # what stands before the command holds unless it is given again after it
    _add_common(command, quiet=none, verbose=none, json=none, color=none, directory=none)


def _options_of(name: str) -> "tuple[Callable[[argparse.ArgumentParser], None], Iterable[str]]":
    command = import_module(f"generator.cli.{name}")
    return command.add_options, command.EXAMPLES


def _layout(prog: str) -> argparse.HelpFormatter:
    # With a width given, argparse need not import shutil to find one.
    return argparse.RawDescriptionHelpFormatter(prog, max_help_position=28, width=min(terminal_width(), 100) - 2)


def _examples(lines: Iterable[str]) -> str:
    return "\n  ".join(("examples:", *lines))


def _add_common(to: Parser, **defaults: object) -> None:
    common = to.add_argument_group("for every command")
    common.add_argument(
        "-C", dest="directory", metavar="DIR", default=defaults["directory"], help="work as if started in DIR"
    )
    common.add_argument("--json", action="store_true", default=defaults["json"], help="answer in JSON on stdout")
    common.add_argument(
        "-q", "--quiet", action="count", default=defaults["quiet"], help="print errors only; twice: print nothing"
    )
    common.add_argument("-v", "--verbose", action="count", default=defaults["verbose"], help="print more")
    common.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        metavar="WHEN",
        default=defaults["color"],
        help="colours: auto (the default), always or never",
    )
