"""A profile: a company's facts after the merge with its group, and where each came from; types only."""

from collections.abc import Mapping

from msgspec import Struct

from generator.diagnostics import KeyPath, Location


class Origin(Struct, frozen=True):
    """Where a value stands, where the name before it does, and whether the group supplied it.

    An item of a list has no name before it: its ``key`` is the item itself. A mapping or list that both files give
    part of has its place in the company's.
    """

    value: Location
    key: Location
    inherited: bool = False


class Profile(Struct, frozen=True):
    """What a company states, its group's facts included.

    ``data`` is of dicts, lists, ``str``, ``int``, ``bool`` and ``None`` ("not stated", as is a key that is absent);
    ``origins`` has every key path of it, ``()`` included, with list indexes as in ``data``. ``group`` is the name of
    the group, ``group_source`` the display path of its file.
    """

    slug: str
    data: Mapping[str, object]
    origins: Mapping[KeyPath, Origin]
    group: str | None = None
    group_source: str | None = None


def locate(profile: Profile, key: KeyPath, at_key: bool = False) -> Location:
    """The place of the value at ``key``, or ``at_key`` of its name; if absent, the name of what would hold it."""
    origin = profile.origins.get(key)
    if origin is not None:
        return origin.key if at_key else origin.value
    return locate(profile, key[:-1], at_key=True)
