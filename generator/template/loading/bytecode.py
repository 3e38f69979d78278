"""Compiled templates, kept on the shelf: Jinja takes longer to compile a section than to render ten."""

from hashlib import sha256

from jinja2.bccache import Bucket, BytecodeCache

from generator.cache.store import Shelf


class CompiledTemplates(BytecodeCache):
    """Jinja's compiled templates; each has its place by its name."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The place for a template's code."""
        return f"template-{sha256(name.encode()).hexdigest()[:40]}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes the code of this very text, when it is there."""
        if (code := self._shelf.load(bucket.key, bucket.checksum.encode())) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a text."""
        self._shelf.save(bucket.key, bucket.checksum.encode(), bucket.bytecode_to_string())
