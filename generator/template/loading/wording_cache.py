"""Parsed wording kept between runs: fifty small YAML files cost more to parse than a statement to render."""

import json
from collections.abc import Mapping

from generator.cache.store import Shelf
from generator.diagnostics import Location
from generator.template.loading.wording import Catalogue, Catalogues, Words


def origin(form: str, files: Mapping[str, bytes]) -> bytes:
    """What the wording of these files, by display path, is made from: another one for other contents."""
    parts = [b"%d\0%b%d\0%b" % (len(name.encode()), name.encode(), len(text), text) for name, text in files.items()]
    return b"".join([form.encode(), b"\0", *parts])


def load(shelf: Shelf, place: str, made_from: bytes) -> Catalogues | None:
    """The wording that was kept in a place, when it is of these very files."""
    content = shelf.load(place, made_from)
    if content is None:
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
        for catalogue, path, entries in json.loads(content)
    }


def save(shelf: Shelf, place: str, made_from: bytes, catalogues: Catalogues) -> None:
    """Keeps a wording that was read without findings, in the place of what stood there before."""
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
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    shelf.save(place, made_from, content.encode())


def _place(place: Location) -> tuple[str, int, int, int, str]:
    return place.path, place.line, place.column, place.length, place.source
