"""The names of companies and groups in files, folders and commands."""

import re
import unicodedata

MAX_LENGTH = 64

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: no file or folder can have these names there.
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}

_KEPT = {
    "published": "output/published/ is where published statements are kept",
    "review": "a folder of that name would hold its statement where its review page is to be, review.html",
}


def judge(slug: str) -> str:
    """Why ``slug`` cannot name a company or group; empty when it can."""
    if not _SLUG.fullmatch(slug):
        return "a name is made of small letters a to z, digits and single hyphens between them"
    if len(slug) > MAX_LENGTH:
        return f"a name has at most {MAX_LENGTH} characters"
    if slug in _RESERVED:
        return "Windows keeps this name for a device"
    return _KEPT.get(slug, "")


def propose(name: str) -> str:
    """A slug for a name: ``Café 't Hof B.V.`` becomes ``cafe-t-hof-b-v``; empty when nothing of the name can stay."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", letters))[:MAX_LENGTH].rstrip("-")
    return "" if judge(slug) else slug
