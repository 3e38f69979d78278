"""The manifest: which files below ``output/`` a build wrote, and what they were when it did.

It holds no time and no name of a machine: the same statements give the same bytes.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from generator.storage.disk import ABSENT, is_digest
from generator.storage.plan.checksummed import seal, unseal
from generator.storage.plan.file_names import is_safe, slug_of

NAME = ".manifest.json"
_FORMAT = 1


class Manifest(Struct, frozen=True):
    """``files``: path below ``output/`` to the digest of what was written there.

    ``inputs``: slug to a digest of all that its statement was made of, where the caller gave one and every file of
    that company stems from it.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str) -> str:
        """The digest of what was written at ``path``; ``ABSENT`` when no build wrote it."""
        return self.files.get(path, ABSENT)

    def inputs_of(self, slug: str) -> str:
        """The digest of what the company's files were made of; empty when it is not known."""
        return self.inputs.get(slug, "")

    def files_of(self, slug: str) -> Mapping[str, str]:
        """The files of one company."""
        return {path: digest for path, digest in self.files.items() if slug_of(path) == slug}

    def with_files(self, digests: Mapping[str, str]) -> "Manifest":
        """The manifest with these files as well; a digest that is ``ABSENT`` takes a file out."""
        return Manifest(_updated(self.files, digests), self.inputs)

    def with_inputs(self, digests: Mapping[str, str]) -> "Manifest":
        """The manifest with these inputs as well; an empty digest takes a company's out."""
        return Manifest(self.files, _updated(self.inputs, digests))

    def to_bytes(self) -> bytes:
        """What stands in the file."""
        return seal({"format": _FORMAT, "files": self.files, "inputs": self.inputs})


def parse(data: bytes) -> Manifest | None:
    """The manifest that these bytes are, ``None`` when they are damaged or name a file that no build may write."""
    value = unseal(data)
    if value is None or value.get("format") != _FORMAT:
        return None
    return from_plain(value)


def from_plain(value: Mapping[str, object]) -> Manifest | None:
    """The manifest in a mapping with ``files`` and ``inputs``, ``None`` when it is none."""
    files, inputs = texts(value.get("files")), texts(value.get("inputs"))
    if files is None or inputs is None or not all(map(is_safe, files)) or not all(map(is_digest, files.values())):
        return None
    return Manifest(files, inputs)


def texts(value: object) -> dict[str, str] | None:
    """The value when it is a mapping from text to text, else ``None``."""
    if not isinstance(value, dict) or not all(isinstance(text, str) for pair in value.items() for text in pair):
        return None
    return value


def _updated(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in {**old, **new}.items() if value}
