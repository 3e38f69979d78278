"""``statements new``: adds a company to the workspace, from options and from answers in the terminal."""

import sys
from argparse import ArgumentParser, Namespace

import generator
from generator.cli import session
from generator.cli.console.command_result import CommandResult, judged
from generator.cli.console.findings_view import COLOURS
from generator.cli.console.layout import plural, wrapped
from generator.cli.console.terminal import Screen, Terminal
from generator.cli.exit_codes import WRONG
from generator.cli.invocation import program
from generator.diagnostics import Severity, dotted
from generator.errors import WrongUse
from generator.setup.facts import FACTS, key_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from generator.setup.new_company import NewCompany

EXAMPLES = (
    "statements new smart2print --group promteg",
    "statements new smart2print --group promteg --set contact.department=support",
    "statements new bakkerij-jansen --policy full-statement --authority NL-AP",
)


def add_options(parser: ArgumentParser) -> None:
    """Adds the options of ``new``."""
    parser.add_argument("slug", metavar="SLUG", help="name of the file, in small letters: bakkerij-jansen")
    parser.add_argument("--group", metavar="NAME", help="the group it belongs to, as in profiles/groups/NAME.yaml")
    parser.add_argument(
        "--set",
        dest="settings",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help="any other fact: --set controller.seat=Assen",
    )
    parser.add_argument("--no-input", action="store_true", help="ask nothing; a required fact not given is an error")
    facts = parser.add_argument_group("facts (those not given here are asked for)")
    for option, (_, meaning) in FACTS.items():
        facts.add_argument(f"--{option}", metavar="TEXT", help=meaning)


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Adds the company; asks for the facts that are not given, where there is a terminal."""
    workspace = session.open_workspace(options)
    prompt = None if options.no_input or not sys.stdin.isatty() else _TerminalPrompt(terminal.err)
    company = generator.new_company(workspace, options.slug, group=options.group, facts=_facts(options), prompt=prompt)
    missing = _missing(company)
    if missing and not company.diagnostics:
        raise WrongUse(missing, "give them as options, or run this in a terminal without --no-input to be asked")
    return (
        _refused(company, str(workspace.root), missing)
        if not company.written
        else _written(company, str(workspace.root))
    )


def _facts(options: Namespace) -> dict[str, str]:
    stated = {name: getattr(options, option.replace("-", "_")) for option, (name, _) in FACTS.items()}
    facts = {name: text for name, text in stated.items() if text is not None}
    for setting in options.settings:
        name, sign, text = setting.partition("=")
        if not sign or not name.strip():
            raise WrongUse(f"--set {setting} is not KEY=VALUE", "write it as in --set controller.seat=Assen")
        facts[name.strip()] = text
    return facts


class _TerminalPrompt:
    """Asks for facts in the terminal; a question stays on the line of its answer."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def ask(self, question: str) -> str | None:
        """The answer, or ``None`` at the end of the input."""
        self._screen.stream.write(self._screen.paint(question, "bold"))
        self._screen.stream.flush()
        line = sys.stdin.readline()
        return line.strip() if line else None

    def show(self, text: str, severity: Severity | None = None) -> None:
        """Prints a remark, in the colour of its severity."""
        if severity is None:
            self._screen.print(text)
        else:
            self._screen.print(self._screen.paint("\n".join(wrapped(text, self._screen, "  ")), COLOURS[severity]))


def _missing(company: "NewCompany") -> str:
    options = {dotted(key_path(name)): f"--{option}" for option, (name, _) in FACTS.items()}
    names = [options[name] for name in company.missing]
    return f"required facts are missing: {', '.join(names)}" if names else ""


def _refused(company: "NewCompany", root: str, missing: str) -> CommandResult:
    """What is wrong with the facts, at the lines that the file would have had."""
    message = f"{missing[:1].upper()}{missing[1:]}. Nothing was written." if missing else "Nothing was written."
    fault = {"kind": "wrong-use", "message": message, "hint": company.diagnostics[0].hint}
    fields = {"workspace": root, "written": [], "fault": fault}
    return CommandResult(WRONG, company.diagnostics, fields, summary=message)


def _written(company: "NewCompany", root: str) -> CommandResult:

    own = company.own_diagnostics
    fields = {"workspace": root, "slug": company.slug, "written": list(company.written), "values": company.values}
    lines = [f"Written: {', '.join(company.written)}."]
    if others := len(company.diagnostics) - len(own):
        lines.append(f"{plural(others, 'finding')} about what the group states: {program()} check {company.slug}")
    lines.append(f"Read the profile and add what is missing, then run: {program()} build {company.slug}")
    return CommandResult(judged(company.diagnostics), own, fields, summary="\n".join(lines), brief=True)
