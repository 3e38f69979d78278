"""The levels of lists in Word, and the paragraph styles that they have."""

DEEPEST = 8
"""The last level of a numbering definition (ECMA-376 part 1, 17.9.6: nine levels, from 0); deeper lists stay on it."""
STYLED_LEVELS = 5
"""How many levels have a paragraph style of their own: Word has ``List Bullet`` to ``List Bullet 5``."""


def list_style(kind: str, level: int) -> str:
    """The name of the paragraph style of a list level: ``list bullet``, ``list bullet 2`` … ``list bullet 5``."""
    return f"list {kind}" if level == 0 else f"list {kind} {min(level + 1, STYLED_LEVELS)}"
