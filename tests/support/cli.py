"""Runs the command in this process, as a test needs it: with answers, with a terminal or without."""

import io
import json
import multiprocessing
import os
import shutil
from pathlib import Path
from typing import Any
from unittest.mock import patch

from msgspec import Struct

from generator.cli import main
from tests.support.folders import REPOSITORY
from tests.support.programs import HANGS

STARTER = REPOSITORY / "generator" / "setup" / "starter"

COMPANIES = ("fietsatelier-de-ketting", "lindehof-brood", "lindehof-koffie")
BROOD = "profiles/lindehof-brood.yaml"


class _Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


class Ran(Struct, frozen=True):
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The JSON on stdout."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def codes(self) -> set[str]:
        """The codes of the findings in the JSON answer."""
        return {finding["code"] for finding in self.answer["diagnostics"]}


def make_workspace(folder: Path) -> Path:
    """A workspace with three made-up companies, those of ``init --example``, and the repository's templates."""
    root = folder / "workspace"
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    for part in ("workspace", "example"):
        shutil.copytree(STARTER / part / "profiles", root / "profiles", dirs_exist_ok=True)
    return root


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replaces a text in a file of the workspace."""
    path = root / name
    text = path.read_text("utf-8")
    assert old in text, f"{name} no longer holds {old!r}: mend this test"
    path.write_text(text.replace(old, new), "utf-8")


def run(root: Path, *arguments: str, answers: str | None = None, width: int = 0, **environment: str) -> Ran:
    """Runs ``statements`` in a folder; ``answers`` are typed at a terminal, ``width`` is the screen's, 0 for none."""
    stream = _Terminal if width else io.StringIO
    out, err = stream(), stream()
    typed = io.StringIO() if answers is None else _Terminal(answers)
    settings = {"XDG_CACHE_HOME": str(root.parent / "cache"), "COLUMNS": str(width or 80), "TERM": "xterm"}
    bare = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    with (
        patch.dict(os.environ, {**bare, **settings, **environment}, clear=True),
        patch("sys.stdout", out),
        patch("sys.stderr", err),
        patch("sys.stdin", typed),
    ):
        code = main(["-C", str(root), *arguments])
    return Ran(code, out.getvalue(), err.getvalue())


def tree(folder: Path) -> dict[str, bytes]:
    """The files below a folder, without hidden ones: path to bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def statements(output: Path) -> dict[str, bytes]:
    """The statements' files in an output folder, without the review site: path to bytes."""
    site = ("index.html", "review.json")
    return {path: content for path, content in tree(output).items() if path not in site and "/review." not in path}


def run_to_end(root: Path, *arguments: str) -> Ran:
    """Runs ``statements`` in a process of its own; fails if it hangs, on a pipe or a device that has no data."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sending.send(run(root, *arguments)))
    process.start()
    answered = receiving.poll(HANGS)
    process.kill()
    assert answered, f"{' '.join(arguments)} waits for ever"
    ran: Ran = receiving.recv()
    return ran
