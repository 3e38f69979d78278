"""A company's logo: a picture beside the profiles."""

import struct
from collections.abc import Mapping

from generator.diagnostics import Diagnostic, Diagnostics
from generator.document import Image
from generator.intake import read_file
from generator.profile import Profile, locate
from generator.workspace import Workspace
from generator.workspace.files import is_inside
from generator.workspace.listing import PROFILES
from generator.writers.docx.images import size

LIMIT = 1_000_000
MOST_PIXELS = 10_000
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def read_logo(where: Workspace, profile: Profile) -> tuple[Image | None, Diagnostics]:
    """The picture that ``presentation.logo`` names, in profiles/ or below: PNG or JPEG of at most a megabyte."""
    presentation = profile.data.get("presentation")
    if not isinstance(presentation, Mapping) or not isinstance(name := presentation.get("logo"), str):
        return None, ()
    place = locate(profile, ("presentation", "logo"))
    alternative = presentation.get("logo_alternative")
    if not isinstance(alternative, str):
        hint = "add logo_alternative: what the logo shows, in words, for who does not see it"
        return None, (Diagnostic("logo-alternative", f"the logo {name} has no text alternative", place, hint=hint),)
    path = where.root / PROFILES / name
    try:
        data = read_file(path, LIMIT) if is_inside(path, where.root) else None
    except OSError:
        data = None
    if data is None:
        message = f"the logo {name} is not a file of at most {LIMIT // 1_000_000} MB in profiles/"
        return None, (Diagnostic("logo-missing", message, place, hint="put the picture beside the profile"),)
    for signature, media_type in _SIGNATURES.items():
        if data.startswith(signature) and _has_a_size(logo := Image(data, media_type, alternative)):
            return logo, ()
    message, hint = f"the logo {name} is no PNG or JPEG, or a damaged one", "save it as PNG or JPEG"
    return None, (Diagnostic("logo-format", message, place, hint=hint),)


def _has_a_size(logo: Image) -> bool:
    """Whether the picture says how large it is, and is no larger than a logo can be."""
    try:
        return max(size(logo)) <= MOST_PIXELS
    except (ValueError, struct.error):
        return False
