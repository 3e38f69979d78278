"""What a template gets wrong, as an exception for what stops a section and a value for what does not."""

from jinja2 import TemplateRuntimeError
from msgspec import Struct

from generator.diagnostics import KeyPath


class Problem(Struct, frozen=True):
    """A mistake that is not yet placed in a file.

    ``needle`` is the word of the template to point at; ``key`` the profile value concerned. ``in_profile`` says that
    the profile is where to mend it.
    """

    code: str
    message: str
    hint: str = ""
    needle: str = ""
    key: KeyPath = ()
    in_profile: bool = False


class Refused(TemplateRuntimeError):
    """Stops the rendering of a section for the reason that ``problem`` gives."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def refuse(code: str, message: str, hint: str = "", needle: str = "") -> Refused:
    """The exception for a mistake that cannot be passed over."""
    return Refused(Problem(code, message, hint, needle))
