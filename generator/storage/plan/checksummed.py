"""JSON with a checksum at its head: either whole and unaltered, or nothing."""

from collections.abc import Mapping
from hashlib import sha256

_HEAD = '{\n"checksum": "%s",\n'
_LENGTH = len(_HEAD % sha256().hexdigest())


def seal(value: Mapping[str, object]) -> bytes:
    """The value as UTF-8, one entry a line, keys in order: the same value gives the same bytes."""
    import json  # only a run that has something to compare needs it

    body = json.dumps(value, ensure_ascii=False, separators=(",\n", ": "), sort_keys=True)[1:] + "\n"
    return (_HEAD % sha256(body.encode()).hexdigest() + body).encode()


def unseal(data: bytes) -> dict[str, object] | None:
    """The value that ``seal`` made these bytes of, or ``None`` when as much as a byte is another."""
    import json

    if data[:_LENGTH] != (_HEAD % sha256(data[_LENGTH:]).hexdigest()).encode():
        return None
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
