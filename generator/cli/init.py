"""``statements init``: makes a workspace that builds at once, from what is installed with the program."""

import shlex
import shutil
from argparse import Namespace
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import generator
from generator import workspace
from generator.cli import building, schema, session, work
from generator.cli.console.command_result import CommandResult
from generator.cli.console.invocation import program
from generator.cli.console.terminal import Terminal
from generator.errors import WrongUse
from generator.formats import DEFAULT_FORMATS
from generator.storage.plan import Scope

_RENAMED = {"gitattributes": ".gitattributes", "gitignore": ".gitignore"}
"""A file with its real name would take effect in the program's own repository."""


def run(options: Namespace, terminal: Terminal) -> CommandResult:
    """Makes the folder, copies templates and made-up companies into it, and builds their statements."""
    root = Path(options.directory) / options.folder
    wanted = {Path(to): source for source, to in _wanted(options.example)}
    _refuse_unless_free(root, options.folder)
    for to, source in wanted.items():
        if not (root / to).exists():  # a README of the user's own stays
            (root / to).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, root / to)
    (root / "output").mkdir(exist_ok=True)
    where, found = workspace.survey(root.resolve())
    schema.write(where)
    slugs = tuple(sorted(where.companies))
    asked = work.Work(where, slugs, DEFAULT_FORMATS, where.root / "output", Scope(), session.jobs(None))
    answer = building.write(asked, work.compose(asked, terminal, found), terminal)
    made = f"Made a workspace in {options.folder}."
    steps = f"Next: cd {shlex.quote(options.folder)} && {program(elsewhere=True)} check"
    summary = "\n".join((made, answer.summary, "The companies in profiles/ are made up: write yours over them.", steps))
    return CommandResult(answer.code, answer.diagnostics, answer.facts, answer.text, summary, brief=True)


def _wanted(example: bool) -> Iterator[tuple[Path, str]]:
    """Each file of a new workspace: where it comes from, and its place."""
    templates = _templates()
    for source in _below(templates):
        yield source, f"templates/{source.relative_to(templates).as_posix()}"
    starter = Path(str(files(generator))) / "setup" / "starter"
    for part in ("workspace", *(["example"] if example else [])):
        for source in _below(starter / part):
            name = source.relative_to(starter / part).as_posix()
            yield source, _RENAMED.get(name, name)


def _templates() -> Path:
    """The templates that come with the program: beside it in a checkout, inside it when installed from a wheel."""
    package = Path(str(files(generator)))
    for folder in (package / "starter" / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise WrongUse("the templates that come with the program are not there", "install the program anew")


def _below(folder: Path) -> Iterator[Path]:
    """The files of a folder, without what editors and systems leave behind."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith((".", "~$")):
            yield path


def _refuse_unless_free(root: Path, name: str) -> None:
    if root.exists() and not root.is_dir():
        raise WrongUse(f"{name} is a file", "name a folder to be made")
    outer, _ = workspace.find(next(folder for folder in (root.absolute(), *root.absolute().parents) if folder.is_dir()))
    if outer is not None and outer.root != root.resolve():
        raise WrongUse(f"{name} is inside the workspace {outer.root}", "name a folder outside of it")
    for taken in ("profiles", "templates", "output"):
        if (root / taken).exists():
            raise WrongUse(f"{name} holds {taken}/ already", "name a folder to be made, or one without that")
