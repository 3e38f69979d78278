"""The command ``statements``: arguments in, text and exit code out; the only package that prints.

A command is a module of this package with ``run(options, terminal) -> Answer``. It is imported when it is asked for:
``--help`` and ``--version`` load nothing but the parser.
"""

import sys
from collections.abc import Sequence

from generator.cli.arguments import WrongUse, parse
from generator.cli.console.streams import let_go

FINE, WRONG, INTERRUPTED = 0, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that ``arguments`` (those of the process) ask for, and gives its exit code.

    0: all is fine. 1: something is wrong in the profiles, templates or output. 2: the command was used wrongly, or the
    program itself failed. 130: interrupted.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    code = FINE
    try:
        code = _run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        let_go(sys.stdout)  # whoever read has seen enough, which is no fault
    except OSError as error:
        let_go(sys.stdout)
        print(f"statements: the answer cannot be written: {error.strerror or error}", file=sys.stderr)
        return WRONG
    return code


def _run(given: list[str]) -> int:
    try:
        options = parse(given)
    except SystemExit:  # --help and --version have had their answer
        return FINE
    except WrongUse as refusal:
        from generator.cli.console.errors import read_asked, refuse

        return refuse(refusal, read_asked(given))
    from generator.cli.running import run

    return run(options)
