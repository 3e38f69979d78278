"""Publishing and the record of what was published, against building and against those who only hash."""

import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bench.rounds import Contest
from bench.workspace import REPOSITORY, Workspace, run, statements

FORMATS = ("md", "html", "fragment", "docx")
"""The formats in which versions are published."""


def contests(workspace: Workspace, workers: int) -> Iterator[Contest]:
    """Publishing every company once, and verifying these versions, in copies of the workspace."""
    root = workspace.root.with_name("published")
    count = f"{len(workspace.members):,}"

    def renew(_: Path) -> None:
        shutil.rmtree(root, ignore_errors=True)
        for name in ("profiles", "templates"):
            shutil.copytree(workspace.root / name, root / name)
        workspace.forget()

    def publish(program: Path) -> None:
        reason = ("--effective", "2026-01-01", "--reason", "Eerste versie")
        statements(program, root, workspace.cache, "-qq", "publish", *reason)

    yield Contest(
        f"publish {count} from nothing",
        "build from nothing",
        aim=2.0,
        ours=publish,
        theirs=lambda program: workspace.build(program, "--jobs", "1", formats=FORMATS),
        prepare=renew,
    )
    renew(REPOSITORY)
    publish(REPOSITORY)
    sums = _sums(root / "output" / "published")
    yield Contest(
        f"verify --hashes, {count} versions",
        "sha256sum --check",
        aim=5.0,
        ours=lambda program: statements(program, root, workspace.cache, "verify", "--hashes"),
        theirs=lambda _: run(["sha256sum", "--check", "--quiet", str(sums)], root),
    )
    yield Contest(
        f"verify, {count} versions, {workers} workers",
        f"build, {workers} workers",
        aim=1.5,
        ours=lambda program: statements(program, root, workspace.cache, "verify", "--jobs", str(workers)),
        theirs=lambda program: workspace.build(program, "--jobs", str(workers), formats=FORMATS),
        prepare=lambda _: workspace.clear(),
    )


def _sums(folder: Path) -> Path:
    """A list of all files of the record, as ``sha256sum`` takes it."""
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  {path}" for path in sorted(folder.rglob("*")) if path.is_file()]
    sums = folder.parent / "SHA256SUMS"
    sums.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return sums
