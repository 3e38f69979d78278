"""The data of the rules, compiled as Python compiles modules: beside them, in ``__pycache__``, where it may write.

Parsing YAML with a place for every value takes ten times as long as all else that is done with the rules.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator import yaml as source

FOLDER = Path(__file__).parent / "fields"
KEPT = FOLDER / "__pycache__" / "fields.json"


def read(names: Sequence[str], kept: Path = KEPT) -> list[Mapping[str, Any]]:
    """The plain data of these files of ``fields/``; a ``ValueError`` says that one of them is not well-formed."""
    contents = [(FOLDER / name).read_bytes() for name in names]
    digest = sha256(repr((sys.version, contents)).encode()).hexdigest()
    try:
        found = json.loads(kept.read_bytes())
        if found["digest"] == digest:
            return list(found["data"])
    except (OSError, ValueError, TypeError, KeyError):
        pass  # not compiled yet, or cut short
    data = [_parse(name) for name in names]
    if not sys.dont_write_bytecode:
        _keep(kept, json.dumps({"digest": digest, "data": data}).encode())
    return data


def _parse(name: str) -> Mapping[str, Any]:
    found, diagnostics = source.read(FOLDER / name, f"generator/profile/schema/fields/{name}")
    if found is None or diagnostics:
        raise ValueError(f"{name}: {diagnostics}")
    return found.data


def _keep(path: Path, content: bytes) -> None:
    temporary = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(path)
    except OSError:
        return  # installed for all users, by another one
