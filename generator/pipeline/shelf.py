"""House styles made ready, kept between runs by the content of their reference document."""

import os
from hashlib import sha256
from pathlib import Path

from generator.diagnostics import Diagnostics
from generator.writers.docx.house_style import HouseStyle


class StyleShelf:
    """Prepared house styles in a private folder; without a folder each run prepares its own."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def style(self, data: bytes, name: str) -> tuple[HouseStyle | None, Diagnostics]:
        """The style in a reference document, prepared once; only a faultless one is kept."""
        path = self._folder / f"style-{sha256(data).hexdigest()[:40]}" if self._folder else None
        kept = _kept(path)
        if kept is not None:
            return kept, ()
        from generator.writers.docx import load_style

        style, found = load_style(data, name)
        if path is not None and style is not None and not found:
            _keep(path, style.to_bytes())
        return style, found


def _kept(path: Path | None) -> HouseStyle | None:
    try:
        return HouseStyle.from_bytes(path.read_bytes()) if path else None
    except OSError:
        return None


def _keep(path: Path, data: bytes) -> None:
    """Puts the bytes on the shelf; a full or read-only disk costs time later on and nothing else."""
    temporary = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
