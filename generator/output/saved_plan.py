"""A plan in a file: what was asked, what that would change, and the digests of all that it was made from.

``build`` and ``publish`` carry out such a plan only as long as nothing that it was made from has moved.
"""

import json
import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from generator.diagnostics import Diagnostic, Diagnostics, Location, diagnose
from generator.errors import WrongUse
from generator.ledger import LEDGER, PUBLISHED, Ledger
from generator.program_version import __version__
from generator.storage.disk import Disk, digest
from generator.storage.plan import Plan
from generator.workspace import Workspace

_FORMAT = 1


class SavedPlan(Struct, frozen=True):
    """A plan as a file holds it.

    ``slugs`` and ``formats`` are as they were asked, ``None`` for all formats; ``inputs``: path in the workspace to
    SHA-256; ``ledger``: that of the ledger; ``files``: path below ``output/``, kind of change, digest before and after;
    ``publishes``: the companies of which publishing makes a version; ``companies``: what it says of each, for readers.
    """

    slugs: list[str]
    formats: list[str] | None
    inputs: dict[str, str]
    ledger: str
    files: list[list[str]]
    publishes: list[str]
    companies: object = None


def of_plan(
    workspace: Workspace,
    ledger: Ledger | None,
    planned: Plan,
    wanted: tuple[list[str], list[str] | None],
    publishes: list[str],
    companies: object,
) -> SavedPlan:
    """What is to be saved of a plan; ``wanted`` are the companies and formats that were asked for."""
    slugs, formats = wanted
    inputs = dict(_inputs(workspace.root))
    return SavedPlan(slugs, formats, inputs, _ledger(ledger), _files(planned), publishes, companies)


def write(saved: SavedPlan, path: Path) -> None:
    """Writes a plan into a file. Raises ``WrongUse`` where it cannot be written."""
    value = {"format": _FORMAT, "program": __version__} | asdict(saved)
    try:
        path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")
    except OSError as error:
        raise WrongUse(f"the plan cannot be written to {path}: {error.strerror}", "name another file with -o") from None


def moved(where: Workspace, ledger: Ledger | None, saved: SavedPlan, *, done: bool = False) -> Diagnostics:
    """What has moved since the plan was made; with ``done`` a file may also be what the plan brings about."""
    now, output = dict(_inputs(where.root)), where.root / "output"
    found = [_moved(path, saved.inputs.get(path), now.get(path)) for path in sorted({*saved.inputs, *now})]
    found.append(_moved(f"output/{PUBLISHED}/{LEDGER}", saved.ledger, _ledger(ledger)))
    disk = Disk(output)
    for path, _, before, after in saved.files:
        there = disk.digest(path)
        if there != before and not (done and there == after):
            found.append(_moved(f"output/{path}", before or None, there if isinstance(there, str) else ""))
    return tuple(finding for finding in found if finding is not None)


def differs(planned: Plan, saved: SavedPlan) -> Diagnostics:
    """That the program now makes other files than the plan says: it is another version, or has other packages."""
    if _files(planned) == saved.files:
        return ()
    known = {path: rest for path, *rest in saved.files}
    other = next((path for path, *rest in _files(planned) if known.pop(path, None) != rest), "") or next(
        iter(known), ""
    )
    return (diagnose("plan-moved", Location(f"{planned.folder}/{other}")),)


def _moved(path: str, before: str | None, now: str | None) -> Diagnostic | None:
    if before == now:
        return None
    if before and now:
        return diagnose("plan-moved.changed", Location(path))
    return diagnose("plan-moved.gone" if before else "plan-moved.new", Location(path))


def _files(planned: Plan) -> list[list[str]]:
    return [[change.path, change.kind.value, change.before, change.after] for change in planned.changes]


def _ledger(ledger: Ledger | None) -> str:
    return digest(ledger.content) if ledger and ledger.content else ""


def _inputs(root: Path) -> Iterator[tuple[str, str]]:
    """Every file of the profiles and templates but hidden ones, with its digest, in order of the paths."""
    for top in ("profiles", "templates"):
        for folder, inside, names in os.walk(root / top):
            inside[:] = sorted(name for name in inside if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith("."):
                    path = Path(folder, name)
                    yield path.relative_to(root).as_posix(), _digest(path)


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"


def read(path: Path) -> SavedPlan:
    """The plan in a file. Raises ``WrongUse`` for a file that cannot be read or is no plan."""
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise WrongUse(
            f"the plan {path} cannot be read: {error.strerror}", "make one: statements plan -o FILE"
        ) from None
    except (ValueError, RecursionError):
        value = None
    saved = _saved(value) if isinstance(value, dict) else None
    if saved is None:
        raise WrongUse(f"{path} is no plan of this program", "make one: statements plan -o FILE")
    return saved


def _saved(value: Mapping[str, object]) -> SavedPlan | None:
    slugs, formats, inputs = value.get("slugs"), value.get("formats"), value.get("inputs")
    ledger, files, publishes = value.get("ledger"), value.get("files"), value.get("publishes")
    if value.get("format") != _FORMAT or not (formats is None or _are_texts(formats)) or not isinstance(ledger, str):
        return None
    if not (_are_texts(slugs) and _are_texts(publishes) and isinstance(inputs, dict) and isinstance(files, list)):
        return None
    if not all(_are_texts(row) and len(row) == 4 for row in files):
        return None
    return SavedPlan(slugs, formats, inputs, ledger, files, publishes)  # type: ignore[arg-type]


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)
