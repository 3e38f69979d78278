"""Two contestants, run in turns: what counts is the ratio within a round, not a time."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Action = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Contest:
    """One line of the report: ``ours`` is to take at most ``aim`` times as long as ``theirs``.

    ``prepare`` runs before each turn and ``fingerprint`` after each round, both untimed; the fingerprint of what
    was made must be the same after every round, or the time was not spent on the work.
    """

    name: str
    peer: str
    aim: float
    ours: Action
    theirs: Action
    prepare: Action = lambda: None
    fingerprint: Callable[[], str] = lambda: ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ratios of a contest, one a round, and the median seconds of both sides for scale."""

    contest: Contest
    ratios: Sequence[float]
    our_seconds: float
    their_seconds: float

    @property
    def median(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)


def run(contest: Contest, rounds: int, order: random.Random) -> Outcome:
    """The outcome of ``rounds`` rounds after one that does not count; refuses work that differs between rounds."""
    expected = _round(contest, order)[2]
    times = []
    for _ in range(rounds):
        ours, theirs, made = _round(contest, order)
        if made != expected:
            raise RuntimeError(f"{contest.name}: two rounds made different files")
        times.append((ours, theirs))
    ratios = [ours / theirs for ours, theirs in times]
    our_seconds, their_seconds = (statistics.median(side) for side in zip(*times, strict=True))
    return Outcome(contest, ratios, our_seconds, their_seconds)


def _round(contest: Contest, order: random.Random) -> tuple[float, float, str]:
    seconds: dict[str, float] = {}
    turns = [("ours", contest.ours), ("theirs", contest.theirs)]
    order.shuffle(turns)
    for side, action in turns:
        contest.prepare()
        start = time.perf_counter()
        action()
        seconds[side] = time.perf_counter() - start
        if side == "ours":
            made = contest.fingerprint()
    return seconds["ours"], seconds["theirs"], made
