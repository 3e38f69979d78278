"""One rendering of a policy for one company: what it has printed, what went wrong, and how much it may still do."""

from collections.abc import Iterator, Mapping
from inspect import currentframe
from time import thread_time
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

from jinja2 import Template
from jinja2.runtime import Context

from generator.diagnostics import KeyPath
from generator.document.slots import Slot, marker
from generator.template.refusal import Problem, refuse

if TYPE_CHECKING:
    from generator.template.loading.wording import Catalogue

RUN = " run"
"""The name of the rendering among a template's variables; no template can spell a name with a space."""

MAX_STEPS = 2_000_000
"""What a section may do: a character printed or joined is a step, an item of a loop some more; most take thousands."""

MAX_SECONDS = 5.0
"""Processor time of a section, the second wall: it stands where a step is dearer than foreseen."""

MAX_DEPTH = 40
"""How deep macros and wording with Jinja may call each other."""

MAX_PROBLEMS = 50
"""So many problems of one section are told."""

Place = tuple[Template, int]
"""A line of a template."""


class RenderState:
    """The state of one rendering, in one thread; ``start`` begins the next section.

    ``read`` are the key paths of the profile that were asked for below its top names, ``words`` the catalogue, key and
    part of each wording that was, ``opened`` the files that were included or imported.
    """

    def __init__(self, language: str, catalogues: "Mapping[str, Catalogue]", data: Mapping[str, Any]) -> None:
        self.language = language
        self.catalogues = catalogues
        self.data = data
        self.variables: dict[str, Any] = {RUN: self}
        self.start()

    def start(self) -> None:
        """Forgets what the last section printed, and gives the next one a whole budget."""
        self.slots: list[Slot] = []
        self.worded: dict[KeyPath, None] = {}
        self.read: dict[KeyPath, None] = {}
        self.words: dict[tuple[str, str, str], None] = {}
        self.opened: dict[str, None] = {}
        self.problems: dict[tuple[str, int, Problem], tuple[Problem, tuple[Place, ...]]] = {}
        self._steps = MAX_STEPS
        self._checks = 0
        self._depth = 0
        self._deadline = thread_time() + MAX_SECONDS

    @property
    def names(self) -> list[str]:
        """The names that every template has."""
        return [name for name in self.variables if name != RUN]

    def slot(self, text: str, key: KeyPath) -> str:
        """The marker to print for a value of the profile, or for what is derived from one."""
        self.slots.append(Slot(text, key))
        return marker(len(self.slots) - 1)

    def spend(self, steps: int) -> None:
        """Takes steps off the budget; refuses to go on when it is used up."""
        self._steps -= steps
        self._checks += 1
        if self._steps < 0:
            raise refuse(
                "template-too-large",
                f"this section prints or repeats more than {MAX_STEPS:,} characters and items",
                "look for a loop within a loop, or a text that is added to itself",
            )
        if self._checks % 64 == 0 and thread_time() > self._deadline:
            raise refuse(
                "template-too-slow", f"this section takes more than {MAX_SECONDS:g} seconds", "look for nested loops"
            )

    def enter(self) -> None:
        """Notes that a macro or a wording begins; refuses endless recursion. ``leave`` must follow."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise refuse(
                "template-recursion",
                f"macros or wordings call each other more than {MAX_DEPTH} levels deep",
                "one of them calls itself",
            )

    def leave(self) -> None:
        """Notes that what ``enter`` began has ended."""
        self._depth -= 1

    def report(self, problem: Problem) -> None:
        """Notes a problem at the line of the template that is at work, and lets the section go on."""
        if len(self.problems) < MAX_PROBLEMS:
            places = places_of(currentframe())
            template, line = places[-1]
            self.problems.setdefault((template.name or "", line, problem), (problem, places))


def run_of(context: Context) -> RenderState:
    """The rendering that a template's variables belong to."""
    run: RenderState = context.parent[RUN]
    return run


def places_of(frame: FrameType | None) -> tuple[Place, ...]:
    """The lines of templates at work in a frame and its callers, the section first."""
    places: list[Place] = []
    while frame is not None:
        places.extend(_place(frame, frame.f_lineno))
        frame = frame.f_back
    return tuple(reversed(places))


def places_in(trace: TracebackType | None) -> tuple[Place, ...]:
    """The lines of templates that an exception went through, the section first."""
    places: list[Place] = []
    while trace is not None:
        places.extend(_place(trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    return tuple(places)


def _place(frame: FrameType, line: int) -> Iterator[Place]:
    template = frame.f_globals.get("__jinja_template__")
    if isinstance(template, Template):
        yield template, template.get_corresponding_lineno(line)
