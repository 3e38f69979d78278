"""The command ``statements``: arguments in, text and exit code out; the only package that prints.

A command is a module of this package with ``run(options, terminal) -> CommandResult``. Only the command that is run is
imported: ``--help`` and ``--version`` load nothing but the parser.
"""

import sys
from collections.abc import Sequence

from generator.cli.arguments import parse
from generator.cli.console.streams import discard
from generator.cli.exit_codes import FINE, INTERRUPTED, WRONG
from generator.errors import WrongUse


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that ``arguments`` (those of the process) name, and gives its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        discard(sys.stdout)  # the reader closed the pipe, which is no fault
        return FINE
    except OSError as error:
        discard(sys.stdout)
        print(f"statements: the result cannot be written: {error.strerror or error}", file=sys.stderr)
        return WRONG
    return code


def _run(given: list[str]) -> int:
    try:
        options = parse(given)
    except SystemExit:  # argparse has printed the help or the version
        return FINE
    except WrongUse as refusal:
        from generator.cli.console.result_view import print_wrong_use, read_request

        return print_wrong_use(refusal, read_request(given))
    from generator.cli.invocation import run

    return run(options)
