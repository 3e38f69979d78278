"""The record of what was published: verifying it, against those who only hash and those who only build."""

import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bench.rounds import Contest
from bench.workspace import STATEMENTS, Workspace, run


def contests(workspace: Workspace, workers: int) -> Iterator[Contest]:
    """Verifying the first versions of every company; they are published in a copy of the workspace."""
    root = _published(workspace)
    count = f"{len(workspace.members):,} versions"
    sums = _sums(root / "output" / "published")
    keep = {"XDG_CACHE_HOME": str(workspace.cache)}

    def verify(*arguments: str) -> None:
        run([STATEMENTS, "verify", *arguments], root, keep)

    yield Contest(
        f"verify --hashes, {count}",
        "sha256sum --check",
        aim=5.0,
        ours=lambda: verify("--hashes"),
        theirs=lambda: run(["sha256sum", "--check", "--quiet", str(sums)], root),
    )
    yield Contest(
        f"verify, {count}, {workers} workers",
        f"statements build, {workers} workers",
        aim=1.5,
        ours=lambda: verify("--jobs", str(workers)),
        theirs=lambda: workspace.build("--jobs", str(workers), formats=("md", "html", "fragment", "docx")),
        prepare=workspace.clear,
    )


def _published(workspace: Workspace) -> Path:
    root = workspace.root.with_name("published")
    for name in ("profiles", "templates"):
        shutil.copytree(workspace.root / name, root / name)
    run([STATEMENTS, "-qq", "publish", "--effective", "2026-01-01", "--reason", "Eerste versie"], root)
    return root


def _sums(folder: Path) -> Path:
    """A list of all files of the record, as ``sha256sum`` takes it."""
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  {path}" for path in sorted(folder.rglob("*")) if path.is_file()]
    sums = folder.parent / "SHA256SUMS"
    sums.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return sums
