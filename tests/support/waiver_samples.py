"""A company of ``cli.make_workspace`` with a finding that a waiver lets stand."""

from pathlib import Path

FIETS = "fietsatelier-de-ketting"
PROFILE = f"profiles/{FIETS}.yaml"
SHIELD = "transfers: {countries: [{id: us, country: US, recipients: [partners], safeguard: privacy_shield}]}"


def waiver(finding: str = "privacy-shield", until: str = "2027-06-30", more: str = "") -> str:
    """The lines of a profile with one waiver."""
    told = f"finding: {finding}, reason: De overeenkomst loopt af, by: J. Bakker, until: {until}{more}"
    return f"waivers: [{{id: one, {told}}}]\n"


def say(root: Path, text: str) -> None:
    """Adds lines to the company's profile."""
    with (root / PROFILE).open("a", encoding="utf-8") as profile:
        profile.write(text)
