"""What was compiled or parsed before, kept between runs where nobody else can have put it.

Compiled templates are code: whoever can write them runs with the user's rights, outside the sandbox; and parsed wording
is what statements say. So the folder must be the user's own and closed to others, and each file in it carries a seal.
The seal's key is the moment at which the kernel last changed a stamp file in that folder: neither git nor an archive
can choose that moment, so a folder that came along with somebody's workspace is not trusted, whatever it holds.
"""

import hmac
import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

STAMP = "stamp"
_SEAL = 32


@dataclass(frozen=True, slots=True)
class SealedFolder:
    """A folder whose files this user's runs wrote, or that are taken for missing."""

    path: Path
    key: bytes

    def load(self, name: str) -> bytes | None:
        """What was saved under a name; ``None`` when nothing was, or when somebody else did."""
        try:
            raw = (self.path / name).read_bytes()
        except OSError:
            return None
        content = raw[_SEAL:]
        return content if hmac.compare_digest(raw[:_SEAL], self._seal(name, content)) else None

    def save(self, name: str, content: bytes) -> None:
        """Keeps a content under a name; a full or read-only disk costs time later on and nothing else."""
        temporary = self.path / f"{name}.{os.getpid()}"
        try:
            temporary.write_bytes(self._seal(name, content) + content)
            temporary.replace(self.path / name)
        except OSError:
            temporary.unlink(missing_ok=True)

    def _seal(self, name: str, content: bytes) -> bytes:
        return hmac.digest(self.key, name.encode() + b"\0" + content, "sha256")


class CompiledTemplates(BytecodeCache):
    """Jinja's compiled templates in a sealed folder."""

    def __init__(self, folder: SealedFolder) -> None:
        self.folder = folder
        # The code depends on more than the text: on this version of Jinja and on how templates are rewritten.
        own = Path(__file__).with_name("language.py").read_bytes()
        self.salt = sha256(jinja2.__version__.encode() + own).digest()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A file name for a template's name."""
        return sha256(self.salt + name.encode()).hexdigest()[:40]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes the code of this very text, when it is there."""
        if (code := self.folder.load(bucket.key)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a text."""
        self.folder.save(bucket.key, bucket.bytecode_to_string())


def open_folder(path: Path | None) -> SealedFolder | None:
    """The sealed folder at a path, made where it is missing; ``None`` where it is not the user's alone."""
    if path is None or os.name != "posix":
        return None
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        place, stamp = path.lstat(), _stamp(path / STAMP)
    except OSError:
        return None
    if not stat.S_ISDIR(place.st_mode) or place.st_uid != os.getuid() or place.st_mode & 0o077:
        return None
    key = f"{place.st_dev}:{place.st_ino}:{stamp.st_ino}:{stamp.st_ctime_ns}".encode()
    return SealedFolder(path, sha256(key).digest())


def _stamp(path: Path) -> os.stat_result:
    if not path.exists():
        path.touch(mode=0o600)
    return path.lstat()
