"""The journal: what a run is about to do, written before it does it, so that the next run can finish it."""

from collections.abc import Mapping

from msgspec import Struct, field

from generator.storage.disk import ABSENT, is_digest
from generator.storage.plan.checksummed import seal, unseal
from generator.storage.plan.file_names import folders, is_safe
from generator.storage.plan.manifest import Manifest, from_plain, texts

NAME = ".journal.json"
STAGE = ".stage"
"""The folder where new files stand until they take their places."""

STAGED_JOURNAL = f"{STAGE}/{NAME}"
STAGED_MANIFEST = f"{STAGE}/.manifest.json"
_FOLDER_MARK = "+"  # in no name that ``is_safe`` lets through


class Journal(Struct, frozen=True):
    """``steps``: each file to be replaced or removed, and the digest of what stood there when that was decided.

    ``copies``: where what a person wrote goes first. ``target``: the manifest when all of it has succeeded; a file
    that it does not have is to be removed.
    """

    steps: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    target: Manifest = field(default_factory=Manifest)

    @property
    def arriving(self) -> list[str]:
        """The files that a step creates or replaces."""
        return [path for path in self.steps if self.target.get(path) != ABSENT]

    def to_bytes(self) -> bytes:
        """What stands in the file."""
        target = {"files": self.target.files, "inputs": self.target.inputs}
        return seal({"steps": self.steps, "copies": self.copies, **target})


def parse(data: bytes) -> Journal | None:
    """The journal that these bytes are, ``None`` when they are damaged or lead out of ``output/``."""
    value = unseal(data)
    if value is None:
        return None
    steps, copies, target = texts(value.get("steps")), texts(value.get("copies")), from_plain(value)
    if steps is None or copies is None or target is None:
        return None
    if not all(map(is_safe, steps)) or not all(_is_copy(path, copy) for path, copy in copies.items()):
        return None
    return Journal(steps, copies, target) if all(d == ABSENT or is_digest(d) for d in steps.values()) else None


def _is_copy(path: str, copy: str) -> bool:
    return is_safe(path) and copy.startswith(f"{path}.orig") and "/" not in copy[len(path) :]


def staged(path: str) -> str:
    """Where the new content of a file waits; the name alone tells for which file."""
    return f"{STAGE}/{path.replace('/', _FOLDER_MARK)}"


def folders_for(names: list[str]) -> list[str]:
    """The folders that the run which left these names in the stage may have made, each before those inside it."""
    return folders(filter(is_safe, (name.replace(_FOLDER_MARK, "/") for name in names)))
