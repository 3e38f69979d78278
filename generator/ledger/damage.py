"""What is told about the record of what was published: each kind of damage, in words."""

from collections.abc import Iterable

from generator.diagnostics import Diagnostic, Location
from generator.storage.error_text import reason

_RESTORE = "restore it from version control or a backup; nothing in output/published/ is ever changed by hand"


def no_entry(place: Location) -> Diagnostic:
    """A line that is no JSON object with a format."""
    if place.source.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        message = "two lines of history were merged here: somebody else published in the meantime"
        hint = "keep the ledger and the folders of one side, then publish the other side's companies again"
        return Diagnostic("ledger-merged", message, place, hint=hint)
    return Diagnostic("ledger-line", "this line is no entry of a ledger", place, hint=_RESTORE)


def newer(place: Location, found: int) -> Diagnostic:
    """A line that a later version of the program wrote."""
    hint = "use the version of the program that the others use, or a newer one"
    return Diagnostic(
        "ledger-format", f"this line has the format {found}, which this program does not know", place, hint=hint
    )


def other_fields(place: Location, names: Iterable[str]) -> Diagnostic:
    """A line that lacks fields, or has strange ones."""
    return Diagnostic("ledger-line", f"these fields are missing or unknown: {', '.join(names)}", place, hint=_RESTORE)


def wrong_field(place: Location, name: str) -> Diagnostic:
    """A field that cannot hold what it holds."""
    return Diagnostic("ledger-line", f"{name!r} cannot be this", place, hint=_RESTORE)


def respelled(place: Location) -> Diagnostic:
    """A line that says something in another way than this program would."""
    return Diagnostic("ledger-line", "this line is not as the program wrote it", place, hint=_RESTORE)


def cut_short(place: Location) -> Diagnostic:
    """A last line without its end."""
    return Diagnostic("ledger-cut", "the last line is cut short", place, hint=_RESTORE)


def broken_chain(place: Location) -> Diagnostic:
    """A line that names another line before it than stands there."""
    message = "the chain is broken: the line before this one was altered, taken out or put in later"
    return Diagnostic("ledger-broken", message, place, hint=_RESTORE)


def out_of_order(place: Location, message: str) -> Diagnostic:
    """An entry that cannot follow the ones before it."""
    return Diagnostic("ledger-order", message, place, hint=_RESTORE)


def unreadable(place: str, error: OSError) -> Diagnostic:
    """The ledger, or the folder that holds it, is there and cannot be read."""
    return Diagnostic("ledger-unreadable", f"it cannot be read: {reason(error)}", Location(place), hint="mend that")


def lost(place: str, folders: Iterable[str]) -> Diagnostic:
    """Published files without a ledger."""
    message = f"the ledger is gone, and there are published files: {', '.join(folders)}"
    return Diagnostic("ledger-missing", message, Location(place), hint=_RESTORE)


def missing(place: str) -> Diagnostic:
    """A published file that is not there."""
    return Diagnostic("published-missing", "this published file is gone", Location(place), hint=_RESTORE)


def altered(place: str) -> Diagnostic:
    """A published file that holds other bytes than the ledger says."""
    return Diagnostic("published-altered", "this is not what was published", Location(place), hint=_RESTORE)


def other_line_ends(code: str, place: str) -> Diagnostic:
    """A file whose line ends alone differ, which is what git does to text that is not marked as bytes."""
    message = "its line ends were changed, as git does in a repository that does not say otherwise"
    hint = "put 'output/published/** -text' into .gitattributes, then restore the folder from version control"
    return Diagnostic(code, message, Location(place), hint=hint)


def blocked(place: str, why: str) -> Diagnostic:
    """A published file that cannot be read."""
    return Diagnostic("published-unreadable", f"it cannot be read: {why}", Location(place), hint="mend that")


def unrecorded(place: str) -> Diagnostic:
    """A folder or file that no entry of the ledger names."""
    message = "no entry of the ledger names this: the ledger has lost its end, or somebody put it here"
    hint = "restore ledger.jsonl if an older one was put back; else move this out of output/published/"
    return Diagnostic("published-unrecorded", message, Location(place), hint=hint)


def unsafe(place: str, path: str) -> Diagnostic:
    """A list of inputs that leads out of the workspace."""
    return Diagnostic("published-altered", f"{path!r} is no file of a workspace", Location(place), hint=_RESTORE)


def in_use(place: str, holder: str) -> Diagnostic:
    """Somebody else is publishing."""
    message = f"somebody else is publishing: {holder or 'it gives no name'}"
    return Diagnostic("ledger-in-use", message, Location(place), hint="wait until it is done, then publish again")


def moved(place: str) -> Diagnostic:
    """The ledger changed while a version was prepared."""
    message = "the ledger was changed while this version was being made; nothing was published"
    return Diagnostic("ledger-moved", message, Location(place), hint="publish again")


def failed(place: str, error: OSError, *, unsure: bool) -> Diagnostic:
    """What was to be published could not be written."""
    if unsure:
        message, hint = (
            f"publishing was broken off at its end: {reason(error)}",
            "`statements status` tells what is recorded",
        )
    else:
        message, hint = f"nothing was published: {reason(error)}", "mend that, then publish again"
    return Diagnostic("ledger-failed", message, Location(place), hint=hint)
