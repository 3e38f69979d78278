"""Value types: most are a ``msgspec.Struct``; ``Sourced`` is one that also says where it came from."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar

from msgspec import Struct


class Sourced(Struct, frozen=True, eq=False):
    """A value some of whose fields say where it came from: these, ``origins``, take no part in equality."""

    origins: ClassVar[tuple[str, ...]] = ()

    def __eq__(self, other: object) -> bool:
        """Whether both are of one type and say the same, whatever their origins."""
        if type(self) is not type(other):
            return False
        content = _content(type(self))
        return bool(content(self) == content(other))

    def __hash__(self) -> int:
        """The hash of what takes part in equality."""
        return hash(_content(type(self))(self))


@cache
def _content(kind: type[Sourced]) -> Callable[[Any], Any]:
    return attrgetter(*(name for name in kind.__struct_fields__ if name not in kind.origins))
