"""The constructs of YAML that a profile may not use, each as the diagnostic that refuses it."""

from generator.diagnostics import Diagnostic, Location
from generator.yaml.source_text import shown

_QUOTE_HINT = "put it in quotes if it is text; write a value out where it is needed a second time"


def alias(place: Location) -> Diagnostic:
    """``*name``: a value from elsewhere."""
    return Diagnostic("alias", f"{_token(place)} is a YAML alias, which is not read", place, hint=_QUOTE_HINT)


def anchor(place: Location) -> Diagnostic:
    """``&name``: a value that is repeated elsewhere."""
    return Diagnostic("anchor", f"{_token(place)} is a YAML anchor, which is not read", place, hint=_QUOTE_HINT)


def tag(place: Location) -> Diagnostic:
    """``!name``: a type of value."""
    hint = "put it in quotes if it is text, or delete it"
    return Diagnostic("tag", f"{_token(place)} is a YAML tag, which is not read", place, hint=hint)


def merge_key(place: Location) -> Diagnostic:
    """``<<``: another mapping's values."""
    hint = "a company takes over the values of a group with `extends`"
    return Diagnostic("merge-key", "<< is a YAML merge key, which is not read", place, hint=hint)


def directive(place: Location) -> Diagnostic:
    """``%YAML`` or ``%TAG`` before the document."""
    return Diagnostic(
        "directive", "a line that starts with % is a YAML directive, which is not read", place, hint="delete it"
    )


def second_document(place: Location) -> Diagnostic:
    """A ``---`` that starts a second document."""
    return Diagnostic("second-document", "a second document starts here", place, hint="put it in a file of its own")


def duplicate_key(key: str, place: Location, first: Location) -> Diagnostic:
    """A key that stands twice in one mapping."""
    hint = f"the first stands on line {first.line}; keep one of them"
    return Diagnostic("duplicate-key", f"'{shown(key)}' is given twice", place, hint=hint)


def key_not_text(place: Location) -> Diagnostic:
    """A key that is a number, a boolean or null."""
    return Diagnostic("key-not-text", f"{_token(place)} is not a name", place, hint='put it in quotes, as in "2018": …')


def collection_as_key(place: Location) -> Diagnostic:
    """A list or mapping where a key is expected, as in ``{{ name }}``."""
    hint = "put the text in quotes if it starts with { or ["
    return Diagnostic("key-not-text", "a list or mapping stands where a name is expected", place, hint=hint)


def empty(place: Location) -> Diagnostic:
    """A file without a value."""
    return Diagnostic("empty-file", "the file holds nothing", place, hint="write facts as `name: value`")


def no_mapping(top: object, place: Location) -> Diagnostic:
    """A file with a list or a single value at the top."""
    what = "a list" if isinstance(top, list) else "a single value"
    hint = "write facts as `name: value`, with a space after the colon"
    return Diagnostic("no-mapping", f"the file holds {what} where names with values are expected", place, hint=hint)


def too_deep(limit: int, place: Location) -> Diagnostic:
    """Collections within collections, without end."""
    message = f"lists and mappings nest deeper than {limit} levels"
    return Diagnostic("too-deep", message, place, hint="close the brackets, or check the indentation")


def too_many(limit: int, place: Location) -> Diagnostic:
    """More keys and values than a profile has."""
    message = f"the file holds more than {limit} keys and values"
    return Diagnostic("too-many-values", message, place, hint="a profile holds the facts of one company")


def _token(place: Location) -> str:
    return shown(place.source[place.column - 1 : place.column - 1 + place.length])
