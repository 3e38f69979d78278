"""A workspace of made-up companies to build, and proof of what was built in it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from bench import word_template
from bench.companies import Company, companies

REPOSITORY = Path(__file__).resolve().parent.parent
GROUP = "promteg"
FORMATS = ("md", "html", "docx")
_UNSET = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "PYTHONSTARTUP", "PYTHONUNBUFFERED"})
"""What would make Python compile its modules anew in each process, or do other work that is nobody's here."""


class Workspace(Struct, frozen=True):
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

    @property
    def cache(self) -> Path:
        """What our program keeps between runs; for this workspace alone, not the user's own."""
        return self.root.with_name("cache")

    def clear(self) -> None:
        """Removes all that was made, ours and the peers', so that a turn starts from nothing but what is kept."""
        shutil.rmtree(self.output, ignore_errors=True)
        shutil.rmtree(self.peer / "made", ignore_errors=True)
        (self.peer / "made").mkdir(parents=True)

    def forget(self) -> None:
        """As ``clear``, and removes what our program keeps between runs too."""
        self.clear()
        shutil.rmtree(self.cache, ignore_errors=True)

    def edit(self, program: Path) -> None:
        """As ``clear``, just after the street of the first company was changed; what stood there before was built."""
        first = self.members[0]
        self.write(first)
        self.build(program, first.slug)
        self.write(replace(first, street="Nieuwe Weg 1"))
        self.clear()

    def restore(self) -> None:
        """As ``clear``, with the first company as it was made."""
        self.write(self.members[0])
        self.clear()

    def write(self, company: Company) -> None:
        """Writes the profile of a company."""
        (self.root / "profiles" / f"{company.slug}.yaml").write_text(company.profile(GROUP), "utf-8")

    def build(self, program: Path, *arguments: str, formats: Sequence[str] = FORMATS) -> None:
        """Runs ``statements build`` of a program in the workspace; refuses to go on when it fails."""
        self.run(program, "build", "--format", ",".join(formats), *arguments)

    def run(self, program: Path, *arguments: str) -> None:
        """Runs a command of a program in the workspace; refuses to go on when it fails."""
        statements(program, self.root, self.cache, *arguments)

    def fingerprint(self) -> str:
        """One hash over the names and bytes of all statements."""
        digest = hashlib.sha256()
        for path in self._statements():
            digest.update(f"{path.relative_to(self.output)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def count(self) -> int:
        """How many statement files there are."""
        return len(self._statements())

    def _statements(self) -> list[Path]:
        suffixes = tuple(f".{name}" for name in FORMATS)
        return sorted(path for path in self.output.glob("*/*") if path.name.endswith(suffixes))


def make(folder: Path, count: int, seed: int, templates: Path = REPOSITORY) -> Workspace:
    """A workspace in ``folder`` with ``count`` made-up companies, and the templates and groups of a checkout."""
    workspace = Workspace(folder / "workspace", tuple(companies(count, seed)))
    shutil.copytree(templates / "templates", workspace.root / "templates")
    shutil.copytree(templates / "profiles" / "groups", workspace.root / "profiles" / "groups")
    for company in workspace.members:
        workspace.write(company)
    workspace.clear()
    _equip_peers(workspace)
    return workspace


def _equip_peers(workspace: Workspace) -> None:
    first = workspace.members[0]
    workspace.build(REPOSITORY, first.slug)
    shutil.copy(workspace.output / first.slug / f"{first.slug}.md", workspace.markdown)
    word_template.write(workspace.markdown.read_text("utf-8"), first.facts(), workspace.peer / "template.docx")
    facts = json.dumps([company.facts() for company in workspace.members])
    (workspace.peer / "facts.json").write_text(facts, "utf-8")


def statements(program: Path, folder: Path, cache: Path, *arguments: str, fails: bool = False) -> None:
    """Runs ``statements`` of a program in ``folder``; what it keeps between runs is in ``cache``, apart by program."""
    kept = cache / hashlib.sha256(str(program).encode()).hexdigest()[:12]
    more = {"PYTHONPATH": str(program), "XDG_CACHE_HOME": str(kept), "PYTHONSAFEPATH": "1"}
    run([sys.executable, "-m", "generator", *arguments], folder, more, fails=fails)


def run(
    command: Sequence[str], folder: Path, more: Mapping[str, str] = MappingProxyType({}), *, fails: bool = False
) -> None:
    """Runs a command without a terminal, with ``more`` in its environment; refuses to go on when it fails.

    ``fails``: it may end with exit code 1, as a check that finds errors does.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _UNSET} | dict(more)
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode not in ({0, 1} if fails else {0}):
        raise RuntimeError(f"{' '.join(command)} gave exit code {done.returncode}\n{done.stderr[-2000:]}")
