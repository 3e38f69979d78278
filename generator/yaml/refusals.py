"""The constructs of YAML that a profile may not use, each as the diagnostic that refuses it."""

from generator.diagnostics import Diagnostic, Location, diagnose
from generator.yaml.source_text import shown

_QUOTE_HINT = "put it in quotes if it is text; write a value out where it is needed a second time"


def alias(place: Location) -> Diagnostic:
    """``*name``: a value from elsewhere."""
    return diagnose("alias", place, place=_token(place))


def anchor(place: Location) -> Diagnostic:
    """``&name``: a value that is repeated elsewhere."""
    return diagnose("anchor", place, place=_token(place))


def tag(place: Location) -> Diagnostic:
    """``!name``: a type of value."""
    return diagnose("tag", place, place=_token(place))


def merge_key(place: Location) -> Diagnostic:
    """``<<``: another mapping's values."""
    return diagnose("merge-key", place)


def directive(place: Location) -> Diagnostic:
    """``%YAML`` or ``%TAG`` before the document."""
    return diagnose("directive", place)


def second_document(place: Location) -> Diagnostic:
    """A ``---`` that starts a second document."""
    return diagnose("second-document", place)


def duplicate_key(key: str, place: Location, first: Location) -> Diagnostic:
    """A key that stands twice in one mapping."""
    return diagnose("duplicate-key", place, key_name=shown(key), line=first.line)


def key_not_text(place: Location) -> Diagnostic:
    """A key that is a number, a boolean or null."""
    return diagnose("key-not-text", place, place=_token(place))


def collection_as_key(place: Location) -> Diagnostic:
    """A list or mapping where a key is expected, as in ``{{ name }}``."""
    return diagnose("key-not-text.collection", place)


def empty(place: Location) -> Diagnostic:
    """A file without a value."""
    return diagnose("empty-file", place)


def no_mapping(top: object, place: Location) -> Diagnostic:
    """A file with a list or a single value at the top."""
    what = "a list" if isinstance(top, list) else "a single value"
    return diagnose("no-mapping", place, what=what)


def too_deep(limit: int, place: Location) -> Diagnostic:
    """Collections within collections, without end."""
    return diagnose("too-deep", place, limit=limit)


def too_many(limit: int, place: Location) -> Diagnostic:
    """More keys and values than a profile has."""
    return diagnose("too-many-values", place, limit=limit)


def _token(place: Location) -> str:
    return shown(place.source[place.column - 1 : place.column - 1 + place.length])
