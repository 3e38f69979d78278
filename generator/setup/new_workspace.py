"""A new workspace: templates, made-up companies and the files around them, from what comes with the program."""

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from generator import workspace
from generator.errors import WrongUse
from generator.setup.schema_files import write_schemas

_RENAMED = {"gitattributes": ".gitattributes", "gitignore": ".gitignore"}
"""A file with its real name would take effect in the program's own repository."""


def create_workspace(folder: Path, name: str = "", *, example: bool = False) -> Path:
    """Makes a workspace in ``folder``, with a group and a company; ``example`` adds two companies more. Gives its root.

    No file is overwritten. Raises ``WrongUse``, in which the folder is called ``name``, where it is a file, holds a
    part of a workspace already, or is inside one.
    """
    _refuse_unless_free(folder, name or str(folder))
    for to, source in dict(_wanted(example)).items():
        target = folder / to
        if not target.exists():  # a README of the user's own stays
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    (folder / "output").mkdir(exist_ok=True)
    root = folder.resolve()
    write_schemas(workspace.survey(root)[0])
    return root


def _wanted(example: bool) -> Iterator[tuple[str, Path]]:
    """Each file of a new workspace: its place, and where it comes from; the last one of a place holds."""
    templates = _templates()
    for source in _below(templates):
        yield f"templates/{source.relative_to(templates).as_posix()}", source
    starter = Path(str(files("generator"))) / "setup" / "starter"
    for part in ("workspace", *(["example"] if example else [])):
        for source in _below(starter / part):
            name = source.relative_to(starter / part).as_posix()
            yield _RENAMED.get(name, name), source


def _templates() -> Path:
    """The templates that come with the program: beside it in a checkout, inside it when installed from a wheel."""
    package = Path(str(files("generator")))
    for folder in (package / "starter" / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise WrongUse("the templates that come with the program are missing", "install the program again")


def _below(folder: Path) -> Iterator[Path]:
    """The files of a folder, without what editors and systems leave behind."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith((".", "~$")):
            yield path


def _refuse_unless_free(folder: Path, name: str) -> None:
    if folder.exists() and not folder.is_dir():
        raise WrongUse(f"{name} is a file", "name a new folder")
    nearest = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.is_dir())
    outer, _ = workspace.find(nearest)
    if outer is not None and outer.root != folder.resolve():
        raise WrongUse(f"{name} is inside the workspace {outer.root}", "name a folder outside of it")
    for taken in ("profiles", "templates", "output"):
        if (folder / taken).exists():
            raise WrongUse(f"{name} has a folder {taken}/ already", "name a new folder, or one without that")
