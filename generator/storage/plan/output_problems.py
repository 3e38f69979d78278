"""What is told about ``output/``: each thing that can be wrong there, in words."""

from pathlib import Path

from generator.diagnostics import Diagnostic, Location, Severity, diagnose
from generator.storage.error_text import reason

_HINTS = {
    "permission was denied": "close it where it is open, as in Word, or ask for leave to write there; run this again",
    "it is larger than any file that belongs there": "move it out of the folder, then run this again",
    "the disk is full": "make room on the disk, then run this again",
}


def edited(folder: str, path: str, why: str, *, wanted: bool) -> Diagnostic:
    """A file that a person changed stays: an error where a newer one is wanted, a warning where none is."""
    if wanted:
        return diagnose("output-edited.wanted", Location(f"{folder}/{path}"), why=why)
    return diagnose("output-edited", Location(f"{folder}/{path}"), Severity.WARNING, why=why)


def blocked(folder: str, path: str, why: str) -> Diagnostic:
    """A file that can neither be written nor removed."""
    hint = _HINTS.get(why, "move away what stands there, then run this again")
    return diagnose("output-blocked", Location(f"{folder}/{path}"), why=why, hint=hint)


def copied(folder: str, path: str, copy: str) -> Diagnostic:
    """A forced build kept what a person had written."""
    return diagnose("output-copied", Location(f"{folder}/{path}"), Severity.NOTE, copy=copy.rpartition("/")[2])


def unsafe(folder: str, path: str) -> Diagnostic:
    """A name that must not be written."""
    return diagnose("output-name", Location(folder), path=repr(path), folder=folder)


def rivals(folder: str, one: str, other: str) -> Diagnostic:
    """Two names that cannot stand in one folder on every system."""
    return diagnose("output-name.rivals", Location(folder), one=repr(one), other=repr(other), folder=folder)


def unreadable(place: str, why: str) -> Diagnostic:
    """The folder, or the record in it of what was written or is still to be done, is there and cannot be read."""
    hint = _HINTS.get(why, "mend that, then run this again")
    return diagnose("output-unreadable", Location(place), why=why, hint=hint)


def damaged(folder: str, name: str) -> Diagnostic:
    """The record of what was written cannot be trusted, so only files that are as wanted count as ours."""
    return diagnose("output-record-damaged", Location(f"{folder}/{name}"), Severity.WARNING)


def in_use(folder: str, holder: str) -> Diagnostic:
    """Another run is writing."""
    return diagnose("output-in-use", Location(folder), folder=folder, holder=holder or "it gives no name")


def failed(folder: str, error: OSError, output: Path, *, pending: bool) -> Diagnostic:
    """A run that could not be carried out: before anything was replaced, or with the rest left to the next run."""
    why, place = reason(error), _place(folder, error, output)
    if pending:
        return diagnose("output-failed.halfway", place, why=why)
    hint = _HINTS.get(why, "mend that, then run this again")
    return diagnose("output-failed", place, why=why, hint=hint)


def _place(folder: str, error: OSError, output: Path) -> Location:
    try:
        name = Path(str(error.filename)).relative_to(output).as_posix()
    except ValueError:
        return Location(folder)
    return Location(folder if name == "." else f"{folder}/{name}")


def repaired(folder: str, count: int) -> Diagnostic:
    """An interrupted run was finished."""
    return diagnose("output-repaired", Location(folder), Severity.NOTE, count=count)
