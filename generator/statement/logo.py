"""A company's logo: a picture beside the profiles."""

import struct
from collections.abc import Mapping
from typing import TypeAlias

from generator.diagnostics import Diagnostics, diagnose_by_rule
from generator.diagnostics.suggestion import suggest
from generator.document import Image
from generator.formats.docx.writer.images import size
from generator.profile import Profile, locate
from generator.storage.bounded_read import read_file
from generator.workspace import Workspace
from generator.workspace.listing import PROFILES
from generator.workspace.workspace_files import is_inside

LIMIT = 1_000_000
MOST_PIXELS = 10_000
_KEY = ("presentation", "logo")
_EXAMPLE = f"{PROFILES}/logos/name.png"
_SUFFIXES = {".png", ".jpg", ".jpeg"}
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


_Found: TypeAlias = tuple[str, str, str]
"""What is wrong with a logo: the code, the message and the hint of a finding."""


def read_logo(where: Workspace, profile: Profile) -> tuple[Image | None, Diagnostics]:
    """The picture that ``presentation.logo`` names from profiles/, in a group's file too: PNG or JPEG of at most 1 MB.

    Refuses a path that does not stay below profiles/, and a picture without a text alternative (WCAG 2.2, 1.1.1).
    """
    presentation = profile.data.get("presentation")
    if not isinstance(presentation, Mapping) or not isinstance(name := presentation.get("logo"), str):
        return None, ()
    alternative = presentation.get("logo_alternative")
    found = _no_alternative(name) if not isinstance(alternative, str) else _misnamed(name)
    made = found or _read(where, name, str(alternative))
    if isinstance(made, Image):
        return made, ()
    code, message, hint = made
    return None, (diagnose_by_rule(code, message, locate(profile, _KEY), hint=hint, key=_KEY),)


def _no_alternative(name: str) -> _Found:
    hint = "add logo_alternative: what the logo shows, in words, for who does not see it"
    return "logo-alternative", f"the logo {name} has no text alternative", hint


def _misnamed(name: str) -> _Found | None:
    """What is wrong with the name of a file that must stand in profiles/ or below, on every system."""
    parts = name.replace("\\", "/").split("/")
    if parts[0] == "" or parts[0].endswith(":") or ".." in parts or "\\" in name:
        message = f"the logo {name} is not named from {PROFILES}/"
        return "logo-path", message, f"copy it to {_EXAMPLE}, and write logo: {_EXAMPLE.partition('/')[2]}"
    return None


def _read(where: Workspace, name: str, alternative: str) -> Image | _Found:
    path = where.root / PROFILES / name
    shown = f"{PROFILES}/{name}"
    try:
        if not path.is_file():
            hint = suggest(name, _pictures(where)) or f"put the picture there, or name another from {PROFILES}/"
            return "logo-missing", f"there is no picture {shown}", hint
        if not is_inside(path, where.root):
            return "logo-outside", f"{shown} is a link out of the workspace", "put the picture itself there"
        if (held := path.stat().st_size) > LIMIT:
            message = f"{shown} holds {held / 1_000_000:,.1f} MB; a logo holds at most {LIMIT // 1_000_000} MB"
            return "logo-too-large", message, "save it smaller: 1,000 pixels wide is enough to print"
        return _picture(shown, read_file(path, LIMIT), alternative)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return "logo-missing", f"{shown} cannot be read: {reason}", "put the picture there anew"


def _pictures(where: Workspace) -> list[str]:
    folder = where.root / PROFILES
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES]


def _picture(shown: str, data: bytes, alternative: str) -> Image | _Found:
    for signature, media_type in _SIGNATURES.items():
        if data.startswith(signature):
            logo = Image(data, media_type, alternative)
            if _has_a_size(logo):
                return logo
            message = f"{shown} is damaged, or has more than {MOST_PIXELS:,} pixels in a row"
            return "logo-format", message, "open it in a drawing program and save it as PNG"
    return "logo-format", f"{shown} is no PNG or JPEG, whatever its name says", "save it as PNG, which SVG can be too"


def _has_a_size(logo: Image) -> bool:
    """Whether the picture says how large it is, and is no larger than a logo can be."""
    try:
        return max(size(logo)) <= MOST_PIXELS
    except (ValueError, struct.error):
        return False
