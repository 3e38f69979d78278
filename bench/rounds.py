"""Contestants that run in turns: what counts is the ratio of their CPU seconds within a round, not a time."""

import random
import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

Program = Path
"""A checkout of this program, whose ``python -m generator`` is run."""


class Contest(Struct, frozen=True):
    """One line of the report: ``ours`` is to take at most ``aim`` times the CPU seconds of ``theirs``.

    ``ours`` and ``prepare`` are given the program to run; ``theirs`` too, for lines that hold one command of ours
    against another. ``prepare`` runs before each turn and ``fingerprint`` after each of our turns, both untimed; the
    fingerprint must be the same after every round, or the time was not spent on the work. ``share`` is by how much the
    ratio is divided: 10 where ours does the work of ten times as many companies.
    """

    name: str
    peer: str
    aim: float
    ours: Callable[[Program], object]
    theirs: Callable[[Program], object]
    prepare: Callable[[Program], object] = lambda _: None
    fingerprint: Callable[[], str] = lambda: ""
    share: float = 1.0


class Turn(Struct, frozen=True):
    """What one turn took: CPU seconds of this process and its children, user and system, and seconds on the wall."""

    cpu: float
    wall: float


class Outcome(Struct, frozen=True):
    """What the rounds of a contest gave for one program: a turn of ours and one of theirs a round."""

    contest: Contest
    ours: Sequence[Turn]
    theirs: Sequence[Turn]

    @property
    def ratios(self) -> list[float]:
        """The ratio of CPU seconds of each round."""
        pairs = zip(self.ours, self.theirs, strict=True)
        return [ours.cpu / theirs.cpu / self.contest.share for ours, theirs in pairs]

    @property
    def wall_ratio(self) -> float:
        """The median ratio of seconds on the wall; on a busy machine it says little."""
        pairs = zip(self.ours, self.theirs, strict=True)
        return statistics.median(ours.wall / theirs.wall / self.contest.share for ours, theirs in pairs)

    @property
    def median(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)


def run(contest: Contest, rounds: int, order: random.Random, programs: Sequence[Program]) -> list[Outcome]:
    """The outcome for each program of ``rounds`` rounds, after one that does not count.

    In a round each program has a turn and so has their side for it, in an order drawn by ``order``. Refuses work that
    differs between rounds.
    """
    expected = _round(contest, order, programs)[2]
    turns: dict[Program, list[tuple[Turn, Turn]]] = {program: [] for program in programs}
    for _ in range(rounds):
        ours, theirs, made = _round(contest, order, programs)
        if made != expected:
            raise RuntimeError(f"{contest.name}: two rounds made different files")
        for program in programs:
            turns[program].append((ours[program], theirs[program]))
    return [Outcome(contest, [one for one, _ in some], [other for _, other in some]) for some in turns.values()]


def _round(
    contest: Contest, order: random.Random, programs: Sequence[Program]
) -> tuple[Mapping[Program, Turn], Mapping[Program, Turn], Mapping[Program, str]]:
    ours: dict[Program, Turn] = {}
    theirs: dict[Program, Turn] = {}
    made: dict[Program, str] = {}
    turns = [(side, program) for side in ("ours", "theirs") for program in programs]
    order.shuffle(turns)
    for side, program in turns:
        contest.prepare(program)
        if side == "ours":
            ours[program] = _timed(contest.ours, program)
            made[program] = contest.fingerprint()
        else:
            theirs[program] = _timed(contest.theirs, program)
    return ours, theirs, made


def _timed(action: Callable[[Program], object], program: Program) -> Turn:
    start, before = time.perf_counter(), _cpu()
    action(program)
    after, end = _cpu(), time.perf_counter()
    return Turn(after - before, end - start)


def _cpu() -> float:
    """CPU seconds of this process and of its children that have ended, user and system."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
