"""The language of conditions: ``all``, ``any`` and ``not`` around the words of a vocabulary, and what evaluates it.

There are two vocabularies: about the facts of a profile (``law/facts``) and about the words of a text (``law/text``).
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeAlias, TypeVar, Union

from msgspec import Struct

Term = TypeVar("Term")
"""A word of a vocabulary with what it is about."""
Scope = TypeVar("Scope")
"""What a condition is evaluated in: a record of a profile, or a text."""
Evidence = TypeVar("Evidence")
"""What shows that a term holds: the key path of a fact, or the place of words."""


class Not(Struct, Generic[Term], frozen=True, tag="not"):
    """The condition does not hold."""

    of: "Condition[Term]"


class All(Struct, Generic[Term], frozen=True, tag="all"):
    """Every condition holds; with none it holds always."""

    of: "tuple[Condition[Term], ...]"


class Some(Struct, Generic[Term], frozen=True, tag="any"):
    """At least one of the conditions holds."""

    of: "tuple[Condition[Term], ...]"


Condition: TypeAlias = Union[Term, Not[Term], All[Term], Some[Term]]  # noqa: UP007  # `|` takes no type variable


def terms_of(condition: Condition[Term]) -> Iterator[Term]:
    """The terms of a condition."""
    match condition:
        case Not(inner):
            yield from terms_of(inner)
        case All(several) | Some(several):
            for one in several:
                yield from terms_of(one)
        case _:
            yield condition


class Verdict(NamedTuple, Generic[Evidence]):
    """Whether a condition holds, and the evidence that decides it."""

    holds: bool
    evidence: tuple[Evidence, ...] = ()


Judge: TypeAlias = Callable[[Scope], Verdict[Evidence]]
"""Gives the verdict on one condition in a scope."""


class Evaluator(Generic[Term, Scope, Evidence]):
    """Makes conditions into judges, once for each day: each is then asked of every row of every profile, or text."""

    def __init__(self, judge_term: Callable[[Term], Judge[Scope, Evidence]], *, denial_shows: bool) -> None:
        """``denial_shows``: a ``not`` passes on the evidence of what it denies.

        A missing fact has a key path to report; words that deny something are no mention of it.
        """
        self._judge_term = judge_term
        self._denial_shows = denial_shows

    def judge(self, condition: Condition[Term]) -> Judge[Scope, Evidence]:
        """What gives the verdict on a condition."""
        match condition:
            case Not(inner):
                return self._denial(self.judge(inner))
            case All(several):
                return self._conjunction([self.judge(one) for one in several])
            case Some(several):
                some = [self.judge(one) for one in several]
                return lambda scope: join_any([judge(scope) for judge in some])
            case _:
                return self._judge_term(condition)

    def _conjunction(self, judges: list[Judge[Scope, Evidence]]) -> Judge[Scope, Evidence]:
        if self._denial_shows:
            return lambda scope: join_all([judge(scope) for judge in judges])

        def judge_all(scope: Scope) -> Verdict[Evidence]:
            """Stops at the first that does not hold, for nothing shows that."""
            verdicts: list[Verdict[Evidence]] = []
            for judge in judges:
                verdicts.append(judge(scope))
                if not verdicts[-1].holds:
                    return Verdict(False)
            return join_all(verdicts)

        return judge_all

    def _denial(self, judge: Judge[Scope, Evidence]) -> Judge[Scope, Evidence]:
        def deny(scope: Scope) -> Verdict[Evidence]:
            verdict = judge(scope)
            return Verdict(not verdict.holds, verdict.evidence if self._denial_shows else ())

        return deny


def join_all(verdicts: list[Verdict[Evidence]]) -> Verdict[Evidence]:
    """The verdict on several together: decided by those that do not hold, or by all."""
    failed = [verdict for verdict in verdicts if not verdict.holds]
    return Verdict(not failed, _joined(failed or verdicts))


def join_any(verdicts: list[Verdict[Evidence]]) -> Verdict[Evidence]:
    """The verdict on any of several: decided by those that hold, or by all."""
    held = [verdict for verdict in verdicts if verdict.holds]
    return Verdict(bool(held), _joined(held or verdicts))


def _joined(verdicts: Iterable[Verdict[Evidence]]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys([one for verdict in verdicts for one in verdict.evidence]))
