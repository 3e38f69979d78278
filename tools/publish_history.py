"""Makes the repository's own history from nothing: each statement published on the day that its seed states.

    python -m tools.publish_history

``output/published/`` is replaced by what the command ``statements publish`` makes of the profiles and templates as they
stand, in an empty workspace. Only this repository does that, while its wording is being written: in a workspace of
one's own nothing that was published is ever made anew.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.cli import main

ROOT = Path(__file__).resolve().parent.parent
REASON = "Eerste versie"
HISTORY = (
    ("smt", "unknown"),
    ("smarttrackers", "2018-04-25"),
    ("smartfms", "2018-05-16"),
    ("smart2led", "2018-05-23"),
    ("smart2cloud", "2025-08-04"),
    ("papierenreiger", "2026-11-01"),
)
"""The first version of each statement and its day; the seed of SMT states none."""


def publish(root: Path, quiet: bool = False) -> None:
    """Publishes the history in a workspace that has published nothing; raises ``RuntimeError`` where that fails."""
    for slug, effective in HISTORY:
        command = ["-C", str(root), *(["-qq"] if quiet else ["-q"]), "publish", slug]
        if main([*command, "--effective", effective, "--reason", REASON]):
            raise RuntimeError(f"{slug} was not published; nothing was replaced")


def replace(root: Path) -> None:
    """Makes the history of the workspace at ``root`` in a copy, and then puts it in its place."""
    with TemporaryDirectory(dir=root) as folder:
        copy = Path(folder)
        for name in ("profiles", "templates"):
            shutil.copytree(root / name, copy / name)
        publish(copy)
        shutil.rmtree(root / "output" / "published", ignore_errors=True)
        (root / "output").mkdir(exist_ok=True)
        shutil.move(copy / "output" / "published", root / "output" / "published")


if __name__ == "__main__":
    replace(ROOT)
    sys.exit(main(["-C", str(ROOT), "-q", "build"]))
