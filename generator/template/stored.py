"""Parsed wording kept between runs: fifty small YAML files cost more to parse than a statement to render."""

import json
from hashlib import sha256
from pathlib import Path

import generator
from generator.diagnostics import Location
from generator.template.cache import SealedFolder
from generator.template.wording import Catalogue, Catalogues, Words

PREFIX = "wording-"


def digest_of(form: str, files: dict[str, bytes]) -> str:
    """What the wording of these files, by display path, is known by: another one for other contents."""
    own = Path(__file__).with_name("wording.py").read_bytes()
    state = sha256(f"{generator.__version__}\0{form}\0".encode() + own)
    for name, content in files.items():
        state.update(b"\0%d\0%s\0%s" % (len(content), name.encode(), content))
    return state.hexdigest()


def load(folder: SealedFolder, name: str, digest: str) -> Catalogues | None:
    """The wording that was kept under a name, when it is of these very files."""
    content = folder.load(f"{PREFIX}{name}")
    if content is None:
        return None
    kept, catalogues = json.loads(content)
    if kept != digest:
        return None
    return {
        catalogue: Catalogue(
            catalogue,
            path,
            {
                key: {part: Words(text, Location(*place), template) for part, text, place, template in parts}
                for key, parts in entries
            },
        )
        for catalogue, path, entries in catalogues
    }


def save(folder: SealedFolder, name: str, digest: str, catalogues: Catalogues) -> None:
    """Keeps a wording that was read without findings, in the place of what had its name before."""
    data = [
        (
            catalogue.name,
            catalogue.path,
            [
                (key, [(part, words.text, _place(words.place), words.template) for part, words in entry.items()])
                for key, entry in catalogue.entries.items()
            ],
        )
        for catalogue in catalogues.values()
    ]
    content = json.dumps((digest, data), ensure_ascii=False, separators=(",", ":"))
    folder.save(f"{PREFIX}{name}", content.encode())


def _place(place: Location) -> tuple[str, int, int, int, str]:
    return place.path, place.line, place.column, place.length, place.source
