"""``statements completion``: prints what makes a shell complete the command, its options, and names of companies."""

import argparse
from argparse import ArgumentParser, Namespace

from generator.cli import session
from generator.cli.arguments import parser
from generator.cli.console.command_result import CommandResult
from generator.cli.console.terminal import Terminal
from generator.cli.exit_codes import FINE
from generator.cli.options import FORMATS
from generator.errors import WrongUse

SHELLS = ("bash", "fish", "powershell", "tcsh", "zsh")

EXAMPLES = (
    "statements completion bash > ~/.local/share/bash-completion/completions/statements",
    'statements completion zsh > "${fpath[1]}/_statements"',
    "statements completion fish > ~/.config/fish/completions/statements.fish",
)

_COMPANIES, _GROUPS = ("statements completion --companies", "statements completion --groups")
_NAMES = {"slugs": _COMPANIES, "compared": _COMPANIES, "group": _GROUPS}
"""The command that lists the words for an argument, by its place in the options."""
_FOLDERS, _FILES = ("directory", "folder", "output"), ("against", "files")


def add_options(completion: ArgumentParser) -> None:
    """Adds the options of ``completion``."""
    completion.add_argument("shell", metavar="SHELL", nargs="?", choices=SHELLS, help=f"one of: {', '.join(SHELLS)}")
    names = completion.add_mutually_exclusive_group()
    names.add_argument("--companies", action="store_true", help="print the names of the companies, for a shell")
    names.add_argument("--groups", action="store_true", help="print the names of the groups")


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Prints the script for a shell, or the names that such a script asks for."""
    if options.companies or options.groups:
        return _names(options)
    if options.shell is None:
        raise WrongUse("no shell is named", f"the shells are: {', '.join(SHELLS)}")
    text = script(options.shell)
    return CommandResult(FINE, text=text.rstrip("\n"), facts={"shell": options.shell, "script": text})


def script(shell: str) -> str:
    """The completion script for one of ``SHELLS``."""
    import shtab

    top = parser()
    for action in _actions(top):
        if action.dest in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined] # shtab reads it there
        elif action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.dest == "formats":
            action.choices = FORMATS
        elif command := _source(action):
            action.complete = shtab.cmd(command)  # type: ignore[attr-defined]
    return str(shtab.complete(top, shell=shell))


def _source(action: argparse.Action) -> str:
    """The command that lists the words for an argument; the company of ``new`` is one that does not exist yet."""
    meaning = action.help or ""
    return _COMPANIES if action.dest == "slug" and meaning.startswith("the company") else _NAMES.get(action.dest, "")


def _actions(top: ArgumentParser) -> list[argparse.Action]:
    found: list[argparse.Action] = []
    for action in top._actions:  # argparse has no other way to list them, and shtab does the same
        found.append(action)
        if isinstance(action.choices, dict):
            found.extend(below for command in action.choices.values() for below in _actions(command))
    return found


def _names(options: Namespace) -> CommandResult:
    """Names one a line; nothing where there is no workspace, for a shell shows what it is given."""
    try:
        workspace = session.open_workspace(options)
    except WrongUse:
        return CommandResult(FINE, facts={"names": []})
    names = sorted(workspace.companies if options.companies else workspace.groups)
    return CommandResult(FINE, text="\n".join(names), facts={"names": names})
