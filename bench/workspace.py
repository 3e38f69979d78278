"""A workspace of made-up companies to build, and proof of what was built in it."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import word_template
from bench.companies import Company, companies

REPOSITORY = Path(__file__).resolve().parent.parent
STATEMENTS = str(Path(sys.executable).with_name("statements"))
GROUP = "promteg"
FORMATS = 3


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace in ``root`` with ``members`` of one group; what the peers read and write stands beside it."""

    root: Path
    members: tuple[Company, ...]

    @property
    def output(self) -> Path:
        """Where our statements come."""
        return self.root / "output"

    @property
    def peer(self) -> Path:
        """What the peers read and write."""
        return self.root.with_name("peer")

    @property
    def markdown(self) -> Path:
        """The first company's statement as Markdown, which pandoc reads."""
        return self.peer / "statement.md"

    def clear(self) -> None:
        """Removes all that was made, ours and the peers', so that a turn starts from nothing."""
        shutil.rmtree(self.output, ignore_errors=True)
        shutil.rmtree(self.peer / "made", ignore_errors=True)
        (self.peer / "made").mkdir(parents=True)

    def build(self, *arguments: str) -> None:
        """Runs ``statements build`` in the workspace; refuses to go on when it fails."""
        run([STATEMENTS, "build", *arguments], self.root)

    def fingerprint(self) -> str:
        """One hash over the names and bytes of all statements."""
        digest = hashlib.sha256()
        for path in sorted(self.output.rglob("statement*")):
            digest.update(f"{path.relative_to(self.output)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def count(self) -> int:
        """How many statement files there are."""
        return sum(1 for _ in self.output.rglob("statement*"))


def make(folder: Path, count: int, seed: int) -> Workspace:
    """A workspace in ``folder`` with the repository's templates and groups and ``count`` made-up companies."""
    workspace = Workspace(folder / "workspace", tuple(companies(count, seed)))
    shutil.copytree(REPOSITORY / "templates", workspace.root / "templates")
    shutil.copytree(REPOSITORY / "profiles" / "groups", workspace.root / "profiles" / "groups")
    for company in workspace.members:
        (workspace.root / "profiles" / f"{company.slug}.yaml").write_text(company.profile(GROUP), "utf-8")
    workspace.clear()
    _equip_peers(workspace)
    return workspace


def _equip_peers(workspace: Workspace) -> None:
    first = workspace.members[0]
    workspace.build(first.slug)
    shutil.copy(workspace.output / first.slug / f"{first.slug}.md", workspace.markdown)
    word_template.write(workspace.markdown.read_text("utf-8"), first.facts(), workspace.peer / "template.docx")
    facts = json.dumps([company.facts() for company in workspace.members])
    (workspace.peer / "facts.json").write_text(facts, "utf-8")


def run(command: Sequence[str], folder: Path) -> None:
    """Runs a command without a terminal; refuses to go on when it fails, with the end of what it said."""
    done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} gave exit code {done.returncode}\n{done.stderr[-2000:]}")
