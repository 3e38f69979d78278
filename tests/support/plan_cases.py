"""Small worlds for the tests of ``generator.storage.plan``: statements as bytes, and what stands in a folder."""

from collections.abc import Mapping
from pathlib import Path

from generator.storage.plan import Report, Scope, apply, compare

RECORD = ".manifest.json"
LOCK = ".lock"
EVERYTHING = Scope()


def statement(slug: str, version: int, suffix: str = ".md") -> bytes:
    """The bytes of one file, another for each company, version and format."""
    return f"{slug} {version} {suffix}\n".encode() * (version + 1)


def files(versions: Mapping[str, int], suffixes: tuple[str, ...] = (".md", ".html")) -> dict[str, bytes]:
    """What a build of these companies wants."""
    return {
        f"{slug}/{slug}{suffix}": statement(slug, version, suffix)
        for slug, version in versions.items()
        for suffix in suffixes
    }


def build(
    output: Path,
    wanted: Mapping[str, bytes],
    scope: Scope = EVERYTHING,
    *,
    force: bool = False,
    inputs: Mapping[str, str] | None = None,
) -> Report:
    """Compares and applies, as a build does."""
    return apply(compare(output, wanted, scope, inputs or {}), output, force=force)


def tree(output: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, but for the lock; an empty folder counts as ``name/``."""
    found = {}
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[f"{name}/"] = b""
    found.pop(LOCK, None)
    return found


def visible(output: Path) -> dict[str, bytes]:
    """The files that are not hidden."""
    return {path: content for path, content in tree(output).items() if not path.startswith(".")}


def codes(report: Report) -> list[tuple[str, str]]:
    """The diagnostics of a report as code and path."""
    return [(diagnostic.code, diagnostic.location.path) for diagnostic in report.diagnostics]


OLD = files({"smt": 1, "smartfms": 1, "gone": 1})
NEW = files({"smt": 2, "smartfms": 1, "new": 1}) | {"smartfms/smartfms.html": b"other"}
"""A build before, and the next one: a company goes, one comes, one changes."""
