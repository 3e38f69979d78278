"""What is told about the record of what was published: each kind of damage, in words."""

from collections.abc import Iterable

from generator.diagnostics import Diagnostic, Location, diagnose, diagnose_by_rule
from generator.storage.error_text import reason

_RESTORE = "restore it from version control or a backup; nothing in output/published/ is ever changed by hand"


def no_entry(place: Location) -> Diagnostic:
    """A line that is no JSON object with a format."""
    if place.source.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return diagnose("ledger-merged", place)
    return diagnose("ledger-line", place)


def newer(place: Location, found: int) -> Diagnostic:
    """A line that a later version of the program wrote."""
    return diagnose("ledger-format", place, found=found)


def other_fields(place: Location, names: Iterable[str]) -> Diagnostic:
    """A line that lacks fields, or has strange ones."""
    return diagnose("ledger-line.fields", place, names=", ".join(names))


def wrong_field(place: Location, name: str) -> Diagnostic:
    """A field that cannot hold what it holds."""
    return diagnose("ledger-line.value", place, named=repr(name))


def respelled(place: Location) -> Diagnostic:
    """A line that says something in another way than this program would."""
    return diagnose("ledger-line.respelled", place)


def cut_short(place: Location) -> Diagnostic:
    """A last line without its end."""
    return diagnose("ledger-cut", place)


def broken_chain(place: Location) -> Diagnostic:
    """A line that names another line before it than stands there."""
    return diagnose("ledger-broken", place)


def out_of_order(place: Location, message: str) -> Diagnostic:
    """An entry that cannot follow the ones before it."""
    return diagnose_by_rule("ledger-order", message, place, hint=_RESTORE)


def unreadable(place: str, error: OSError) -> Diagnostic:
    """The ledger, or the folder that holds it, is there and cannot be read."""
    return diagnose("ledger-unreadable", Location(place), error=reason(error))


def lost(place: str, folders: Iterable[str]) -> Diagnostic:
    """Published files without a ledger."""
    return diagnose("ledger-missing", Location(place), folders=", ".join(folders))


def missing(place: str) -> Diagnostic:
    """A published file that is not there."""
    return diagnose("published-missing", Location(place))


def altered(place: str) -> Diagnostic:
    """A published file that holds other bytes than the ledger says."""
    return diagnose("published-altered", Location(place))


def other_line_ends(code: str, place: str) -> Diagnostic:
    """A file whose line ends alone differ, which is what git does to text that is not marked as bytes."""
    message = "its line ends were changed, as git does in a repository that does not say otherwise"
    hint = "put 'output/published/** -text' into .gitattributes, then restore the folder from version control"
    return diagnose_by_rule(code, message, Location(place), hint=hint)


def blocked(place: str, why: str) -> Diagnostic:
    """A published file that cannot be read."""
    return diagnose("published-unreadable", Location(place), why=why)


def unrecorded(place: str) -> Diagnostic:
    """A folder or file that no entry of the ledger names."""
    return diagnose("published-unrecorded", Location(place))


def unsafe(place: str, path: str) -> Diagnostic:
    """A list of inputs that leads out of the workspace."""
    return diagnose("published-altered.outside", Location(place), path=repr(path))


def in_use(place: str, holder: str) -> Diagnostic:
    """Somebody else is publishing."""
    return diagnose("ledger-in-use", Location(place), holder=holder or "it gives no name")


def moved(place: str) -> Diagnostic:
    """The ledger changed while a version was prepared."""
    return diagnose("ledger-moved", Location(place))


def failed(place: str, error: OSError, *, unsure: bool) -> Diagnostic:
    """What was to be published could not be written."""
    if unsure:
        message, hint = (
            f"publishing was broken off at its end: {reason(error)}",
            "`statements status` tells what is recorded",
        )
    else:
        message, hint = f"nothing was published: {reason(error)}", "mend that, then publish again"
    return diagnose_by_rule("ledger-failed", message, Location(place), hint=hint)
