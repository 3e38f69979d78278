"""Reading the record of what was published: nothing here changes it."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field

from generator.diagnostics import Diagnostics
from generator.ledger import damage
from generator.ledger.chain import follow
from generator.ledger.version import Version
from generator.storage.disk import Disk

PUBLISHED = "published"
LEDGER = "ledger.jsonl"
INPUTS = "inputs"
STAGE = ".stage"
"""Where a run that publishes prepares its files; what stands there is not published yet."""


class Ledger(Struct, frozen=True):
    """What was published in a workspace, in order.

    ``folder`` is ``output/published``, ``name`` its display path, ``content`` the bytes of ``ledger.jsonl``.
    """

    folder: Path
    name: str = f"output/{PUBLISHED}"
    content: bytes = b""
    of: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)

    @property
    def entries(self) -> tuple[Version, ...]:
        """All versions of all companies, in the order in which they were published."""
        return tuple(sorted((one for some in self.of.values() for one in some), key=lambda one: one.number))

    def versions(self, slug: str) -> tuple[Version, ...]:
        """The versions of a company, the first one first; none when nothing of it was published."""
        return self.of.get(slug, ())

    def latest(self, slug: str) -> Version | None:
        """The last version of a company, whether it holds already or is scheduled."""
        return self.versions(slug)[-1] if self.versions(slug) else None

    def in_force(self, slug: str, on: date) -> Version | None:
        """The version that holds on a day; ``None`` where none does yet."""
        holding = [one for one in self.versions(slug) if one.effective is None or one.effective <= on]
        return holding[-1] if holding else None

    def scheduled(self, slug: str, after: date) -> tuple[Version, ...]:
        """The versions that come to hold after a day, the next one first."""
        return tuple(one for one in self.versions(slug) if one.effective is not None and one.effective > after)

    def place(self, path: str) -> str:
        """The display path of something below ``output/published/``."""
        return f"{self.name}/{path}"


def read(output: Path) -> tuple[Ledger | None, Diagnostics]:
    """The ledger of an output folder, an empty one where nothing was published yet; ``None`` when it is damaged.

    Only ``ledger.jsonl`` is read; ``check`` looks at the files that it names.
    """
    empty = Ledger(output / PUBLISHED, f"{output.name}/{PUBLISHED}")
    disk = Disk(empty.folder)
    if obstacle := Disk(output).folder_obstacle(PUBLISHED):
        return None, (damage.blocked(empty.name, obstacle.reason),)
    try:
        content = disk.load(LEDGER)
    except OSError as error:
        return None, (damage.unreadable(empty.place(LEDGER), error),)
    if content is None:
        left = [] if disk.exists(STAGE) else _folders(empty.folder)
        return (None, (damage.lost(empty.place(LEDGER), left),)) if left else (empty, ())
    versions, found = follow(content, empty.place(LEDGER))
    if found:
        return None, found
    of: dict[str, list[Version]] = {}
    for version in versions:
        of.setdefault(version.slug, []).append(version)
    by_company = {slug: tuple(some) for slug, some in of.items()}
    return Ledger(empty.folder, empty.name, content, MappingProxyType(by_company)), ()


def _folders(folder: Path) -> list[str]:
    """The folders of published files, but not inputs: those of an interrupted run may stay."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if entry.is_dir() and entry.name != INPUTS)
