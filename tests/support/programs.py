"""The programs that some tests run: where each is, and what to install when it is not there."""

import importlib
import importlib.util
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from tests.support.folders import TESTS

BROWSER_TOOLS = TESTS / "browser" / "node_modules"
SYSTEM_PYTHON = "/usr/bin/python3"
HANGS = 1800
"""Seconds after which a program that does not answer hangs: far more than any needs on the slowest machine."""
LIBREOFFICE_REVISIONS = TESTS / "support" / "libreoffice_revisions.py"
"""The script that accepts or rejects changes in LibreOffice; only the system's Python can run it."""


class Program(Struct, frozen=True):
    """A program: ``find`` gives its path, or ``None``; ``install`` is the command that brings it."""

    find: Callable[[], str | None]
    install: str


def path_of(name: str) -> str:
    """Where the program ``name`` is; for a test that carries ``needs(name)``, so that it is known to be there."""
    found = _known(name).find()
    if found is None:
        raise FileNotFoundError(why_missing(name))
    return found


@cache
def why_missing(name: str) -> str | None:
    """``None`` when the program is there; else a sentence that says how to install it."""
    program = _known(name)
    return None if program.find() else f"{name} is not installed: {program.install}"


def _known(name: str) -> Program:
    if name not in PROGRAMS:
        raise KeyError(f"needs({name!r}): tests/support/programs.py knows no such program, only {', '.join(PROGRAMS)}")
    return PROGRAMS[name]


def _on_path(*names: str) -> Callable[[], str | None]:
    return lambda: next(filter(None, map(shutil.which, names)), None)


def _node_tools() -> str | None:
    return str(BROWSER_TOOLS) if shutil.which("node") and BROWSER_TOOLS.is_dir() else None


def _weasyprint() -> str | None:
    # Its import fails as well when the libraries of Pango are missing.
    try:
        return importlib.import_module("weasyprint").__file__
    except (ImportError, OSError):
        return None


def _docxodus() -> str | None:
    spec = importlib.util.find_spec("python_redlines_docxodus")
    return spec.origin if spec else None


def _uno() -> str | None:
    # LibreOffice brings its own module for the system's Python, which a virtual environment does not see.
    probe = [SYSTEM_PYTHON, "-c", "import uno"]
    found = Path(SYSTEM_PYTHON).exists() and subprocess.run(probe, capture_output=True, check=False).returncode == 0
    return SYSTEM_PYTHON if found else None


def _apt(package: str) -> str:
    return f"apt-get install {package}"


PROGRAMS: Mapping[str, Program] = {
    "chromium": Program(_on_path("chromium", "chromium-browser", "google-chrome"), _apt("chromium")),
    "docxodus": Program(_docxodus, "make redline-check"),
    "git": Program(_on_path("git"), _apt("git")),
    "java": Program(_on_path("java"), _apt("default-jre-headless")),
    "make": Program(_on_path("make"), _apt("make")),
    "node": Program(_on_path("node"), _apt("nodejs npm")),
    "node-tools": Program(_node_tools, f"{_apt('nodejs npm')}, then make browser-tools"),
    "pandoc": Program(_on_path("pandoc"), _apt("pandoc")),
    "pdftoppm": Program(_on_path("pdftoppm"), _apt("poppler-utils")),
    "pdftotext": Program(_on_path("pdftotext"), _apt("poppler-utils")),
    "soffice": Program(_on_path("soffice", "libreoffice"), _apt("libreoffice-writer-nogui")),
    "uno": Program(_uno, _apt("python3-uno")),
    "weasyprint": Program(_weasyprint, f"make pdf, and {_apt('libpangoft2-1.0-0')}"),
}
"""Every name that ``needs`` takes."""
