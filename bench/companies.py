"""Made-up sister companies of a group, the same for the same seed."""

import random
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import asdict

STREETS = ("Lindelaan", "Kerkstraat", "Industrieweg", "Havenkade", "Molenpad", "Spoorsingel", "Beukenhof", "Veerdijk")
CITIES = ("Meppel", "Tiel", "Zutphen", "Goes", "Venlo", "Hoorn", "Almelo", "Sneek")

PROFILE = """\
extends: {group}
controller:
  legal_name: {legal_name}
  short_name: {short_name}
  legal_form: bv
  registration: {{kvk: "{kvk}"}}
  address: {{street: {street}, number: "{number}", city: {city}}}
contact:
  email: {email}
  phone: "{phone}"
  address: {{street: {street}, number: "{number}", postcode: {postcode}, city: {city}}}
websites: [{{host: {host}}}]
"""
"""What a sister company adds to its group."""


class Company(Struct, frozen=True):
    """The facts of one company; every value is its own, so that it can be found back in a statement."""

    slug: str
    legal_name: str
    short_name: str
    kvk: str
    street: str
    number: str
    postcode: str
    city: str
    email: str
    phone: str
    host: str

    def profile(self, group: str) -> str:
        """The YAML of this company as a member of ``group``."""
        return PROFILE.format(group=group, **asdict(self))

    def facts(self) -> dict[str, str]:
        """The values that a statement may print, by field name."""
        return {name: value for name, value in asdict(self).items() if name != "slug"}


def companies(count: int, seed: int) -> Iterator[Company]:
    """``count`` companies, at most 9,000."""
    chance = random.Random(seed)
    for index in range(1000, 1000 + count):
        host = f"www.zuster{index}.nl"
        yield Company(
            slug=f"zuster-{index}",
            legal_name=f"Zuster{index} Techniek B.V.",
            short_name=f"Zuster{index}",
            kvk=f"5{chance.randrange(1000):03}{index}",
            street=f"{chance.choice(STREETS)} {index}",
            number=str(chance.randrange(1, 300)),
            postcode=f"{index} {chance.choice('ABCDEGH')}{chance.choice('KLMNPRT')}",
            city=chance.choice(CITIES),
            email=f"privacy@{host.removeprefix('www.')}",
            phone=f"088 {chance.randrange(100, 1000)} {index // 100} {index % 100:02}",
            host=host,
        )
