"""What is told about ``output/``: each thing that can be wrong there, in words."""

from pathlib import Path

from generator.diagnostics import Diagnostic, Location, Severity
from generator.storage.error_text import reason

_HINTS = {
    "permission was denied": "close it where it is open, as in Word, or ask for leave to write there; run this again",
    "it is larger than any file that belongs there": "move it out of the folder, then run this again",
    "the disk is full": "make room on the disk, then run this again",
}


def edited(folder: str, path: str, why: str, *, wanted: bool) -> Diagnostic:
    """A file that a person changed stays: an error where a newer one is wanted, a warning where none is."""
    if wanted:
        hint = "move it away and run this again, or say --force, which keeps it as a copy"
        return Diagnostic("output-edited", f"kept as it is: {why}", Location(f"{folder}/{path}"), hint=hint)
    hint = "remove it when nobody needs it, or say --force, which keeps it as a copy"
    message = f"no longer wanted, but kept: {why}"
    return Diagnostic("output-edited", message, Location(f"{folder}/{path}"), Severity.WARNING, hint)


def blocked(folder: str, path: str, why: str) -> Diagnostic:
    """A file that can neither be written nor removed."""
    hint = _HINTS.get(why, "move away what stands there, then run this again")
    return Diagnostic("output-blocked", f"left as it is: {why}", Location(f"{folder}/{path}"), hint=hint)


def copied(folder: str, path: str, copy: str) -> Diagnostic:
    """A forced build kept what a person had written."""
    message = f"what stood here is kept as {copy.rpartition('/')[2]}"
    return Diagnostic("output-copied", message, Location(f"{folder}/{path}"), Severity.NOTE)


def unsafe(folder: str, path: str) -> Diagnostic:
    """A name that must not be written."""
    message = f"{path!r} is no name for a file in {folder}/"
    hint = "name it with letters, digits, '.', '_' and '-', outside published/"
    return Diagnostic("output-name", message, Location(folder), hint=hint)


def rivals(folder: str, one: str, other: str) -> Diagnostic:
    """Two names that cannot stand in one folder on every system."""
    message = f"{one!r} and {other!r} cannot both stand in {folder}/"
    hint = "names must differ in more than capitals, and a file is no folder"
    return Diagnostic("output-name", message, Location(folder), hint=hint)


def unreadable(place: str, why: str) -> Diagnostic:
    """The folder, or the record in it of what was written or is still to be done, is there and cannot be read."""
    hint = _HINTS.get(why, "mend that, then run this again")
    return Diagnostic("output-unreadable", f"it cannot be read: {why}", Location(place), hint=hint)


def damaged(folder: str, name: str) -> Diagnostic:
    """The record of what was written cannot be trusted, so only files that are as wanted count as ours."""
    message = "the record of what was written is damaged; it is made anew from the files that are as they should be"
    return Diagnostic("output-record-damaged", message, Location(f"{folder}/{name}"), Severity.WARNING)


def in_use(folder: str, holder: str) -> Diagnostic:
    """Another run is writing."""
    message = f"another run is writing to {folder}/: {holder or 'it gives no name'}"
    return Diagnostic("output-in-use", message, Location(folder), hint="wait until it is done, then run this again")


def failed(folder: str, error: OSError, output: Path, *, pending: bool) -> Diagnostic:
    """A run that could not be carried out: before anything was replaced, or with the rest left to the next run."""
    why, place = reason(error), _place(folder, error, output)
    if pending:
        message = f"the run was broken off: {why}; every file is whole, the old one or the new one"
        return Diagnostic("output-failed", message, place, hint="run this again: it finishes what is left")
    hint = _HINTS.get(why, "mend that, then run this again")
    return Diagnostic("output-failed", f"nothing was changed: {why}", place, hint=hint)


def _place(folder: str, error: OSError, output: Path) -> Location:
    try:
        name = Path(str(error.filename)).relative_to(output).as_posix()
    except ValueError:
        return Location(folder)
    return Location(folder if name == "." else f"{folder}/{name}")


def repaired(folder: str, count: int) -> Diagnostic:
    """An interrupted run was finished."""
    message = f"an earlier run was interrupted; the {count} files that it was about are in place now"
    return Diagnostic("output-repaired", message, Location(folder), Severity.NOTE)
