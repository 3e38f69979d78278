"""Breaks a profile at random."""

import copy
import random
from typing import Any

ODD: tuple[Any, ...] = (
    None, True, 0, -1, 2**63, 1.5, "", " ", "~", "x" * 5_000, "NO", "\ud800", "\u202e", "\ue0001\ue001", [], {}, [[]],
    [None],
    {"nl": None}, {"nl": {}}, {None: 1}, {1: 2, "a": 3}, {None: 1, "id": "x", 2.5: []}, [{"id": 1}, {"id": None}],
    ("a",), b"a", "2025-02-30", "P", "+", "@", "https://", ["a", {"a": []}],
)  # fmt: skip


def containers(value: object) -> list[dict[Any, Any] | list[Any]]:
    """Every mapping and list with something in it, the value itself first."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    here = [value] if isinstance(value, dict | list) and value else []
    return here + [found for below in inner for found in containers(below)]


def mutate(data: dict[Any, Any], chance: random.Random) -> None:
    """Breaks a profile in one to four places."""
    for _ in range(chance.randint(1, 4)):
        holder = chance.choice(containers(data) or [data])
        odd = copy.deepcopy(chance.choice(ODD))
        if isinstance(holder, list):
            position = chance.randrange(len(holder))
            holder[position : position + chance.randint(0, 1)] = [odd]
        elif holder and chance.random() < 0.2:
            holder.pop(chance.choice(list(holder)))
        else:
            holder[chance.choice([*holder, "naam", None, 3, True, "id"])] = odd
