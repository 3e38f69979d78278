"""What a build would change in ``output/``, and what it did change: values only."""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from generator.diagnostics import Diagnostics, in_order
from generator.storage.plan import output_problems
from generator.storage.plan.file_names import slug_of, suffix_of
from generator.storage.plan.manifest import Manifest


class Kind(Enum):
    """What happens to a file.

    ``EDITED``: a person changed it, or no build wrote it; it stays, unless a build is forced.
    ``BLOCKED``: what stands there cannot be replaced, forced or not, such as a link or a folder.
    """

    CREATED = "created"
    UPDATED = "updated"
    REMOVED = "removed"
    UNCHANGED = "unchanged"
    EDITED = "edited"
    BLOCKED = "blocked"


STANDING = frozenset({Kind.UNCHANGED, Kind.EDITED, Kind.BLOCKED})
"""The kinds that leave a file as it is."""


class Change(Struct, frozen=True):
    """One file below ``output/`` and what happens to it.

    ``before`` and ``after`` are the SHA-256 of what stands there and of what is wanted, empty for nothing.
    ``reason`` says why an edited or blocked file is one; ``copy`` is where a forced build kept what a person wrote.
    """

    path: str
    kind: Kind
    before: str = ""
    after: str = ""
    reason: str = ""
    copy: str = ""


class Scope(Struct, frozen=True):
    """What a run is about: files outside it are neither removed nor called gone.

    ``slugs``: the companies asked for, ``None`` for the whole workspace with those that are gone from it.
    ``suffixes``: the formats asked for, as ``.fragment.html``, ``None`` for all of them.
    ``kept``: companies that keep the files they have, because their statement has errors or nothing of it changed.
    """

    slugs: frozenset[str] | None = None
    suffixes: frozenset[str] | None = None
    kept: frozenset[str] = frozenset()

    def covers(self, path: str) -> bool:
        """Whether a file of ours that nobody wants any more is this run's to remove."""
        slug = slug_of(path)
        asked = self.slugs is None or slug in self.slugs
        return asked and slug not in self.kept and (self.suffixes is None or suffix_of(path) in self.suffixes)


class Plan(Struct, frozen=True):
    """What bringing ``output/`` to ``wanted`` would change, in order of path, and what is to be said about it.

    ``record`` is the manifest, ``None`` when there is none or it is damaged, and ``recorded`` its bytes: when those
    have moved by the time the plan is carried out, the plan is made anew. ``unfinished``: an interrupted run left
    something to repair. ``refused``: nothing can be done, because of a name or because the record cannot be read.
    """

    wanted: Mapping[str, bytes]
    scope: Scope
    inputs: Mapping[str, str]
    changes: tuple[Change, ...] = ()
    faults: Diagnostics = ()
    record: Manifest | None = None
    recorded: bytes | None = None
    unfinished: bool = False
    refused: bool = False
    folder: str = "output"

    @property
    def pending(self) -> tuple[Change, ...]:
        """The changes that a build would carry out."""
        return tuple(change for change in self.changes if change.kind not in STANDING)

    @property
    def diagnostics(self) -> Diagnostics:
        """What is to be said: damage, refusals, and each file that a person edited or that is in the way."""
        return in_order(self.faults + say(self.changes, self.folder))


class Report(Struct, frozen=True):
    """What carrying out a plan did: the changes as they came out, files of an interrupted run that it put right."""

    changes: tuple[Change, ...] = ()
    repaired: tuple[str, ...] = ()
    diagnostics: Diagnostics = ()


def say(changes: tuple[Change, ...], folder: str) -> Diagnostics:
    """What is to be said of single files."""
    found: Diagnostics = ()
    for change in changes:
        if change.kind is Kind.EDITED:
            found += (output_problems.edited(folder, change.path, change.reason, wanted=bool(change.after)),)
        elif change.kind is Kind.BLOCKED:
            found += (output_problems.blocked(folder, change.path, change.reason),)
        elif change.copy:
            found += (output_problems.copied(folder, change.path, change.copy),)
    return found
