"""Holding the text of a statement against the rules of a day."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from generator.diagnostics import Diagnostic, Location, diagnose_by_rule
from generator.document import Document
from generator.law.conditions import Verdict
from generator.law.rules import place_of
from generator.law.text.passages import Passage
from generator.law.text.phrases import Hit, IndexedText, PhraseIndex
from generator.law.text.text_rules import Quote, TextResult, TextRule, TextStatus
from generator.law.text.text_words import FindStrangers, TextJudge, TextScope, judge_text, phrases_of


class TextAssessor:
    """Holds Dutch texts against the rules that are in force on a day; their conditions are prepared once."""

    def __init__(self, rules: Iterable[TextRule], on: date) -> None:
        self._on = on
        in_force = [rule for rule in rules if rule.header.term.holds(on)]
        self._rules = tuple(map(_prepare, in_force))
        conditions = [one for rule in in_force for one in (rule.applies, rule.finds, rule.partly, rule.warns) if one]
        self._index = PhraseIndex(phrase for condition in conditions for phrase in phrases_of(condition))

    def assess(self, document: Document, find_strangers: FindStrangers | None = None) -> tuple[TextResult, ...]:
        """What each rule finds in a text; ``find_strangers`` gives the names of others that a passage should not have.

        Without that no name is looked for.
        """
        scope = TextScope(IndexedText(document, self._index), self._on, find_strangers or _find_none)
        return tuple(_assess(rule, scope) for rule in self._rules)


class _PreparedTextRule(Struct, frozen=True):
    """A rule with the judges of its conditions: what each shows, the first that holds deciding; else ``otherwise``."""

    rule: TextRule
    applies: TextJudge
    shows: tuple[tuple[TextStatus, TextJudge], ...]
    otherwise: TextStatus


def _prepare(rule: TextRule) -> _PreparedTextRule:
    kinds = (
        (TextStatus.SUSPICIOUS, rule.warns), (TextStatus.FOUND, rule.finds), (TextStatus.PARTLY, rule.partly)
    )  # fmt: skip
    shows = tuple((status, judge_text(condition)) for status, condition in kinds if condition is not None)
    otherwise = TextStatus.NOT_FOUND if rule.warns is None else TextStatus.NOT_APPLICABLE
    return _PreparedTextRule(rule, judge_text(rule.applies), shows, otherwise)


def _assess(prepared: _PreparedTextRule, scope: TextScope) -> TextResult:
    if not prepared.applies(scope).holds:
        return TextResult(prepared.rule, TextStatus.NOT_APPLICABLE)
    for status, judge in prepared.shows:
        if (verdict := judge(scope)).holds:
            return TextResult(prepared.rule, status, _quotes(verdict, scope.text))
    return TextResult(prepared.rule, prepared.otherwise)


def _find_none(passage: Passage) -> tuple[tuple[int, int], ...]:
    return ()


def _quotes(verdict: Verdict[Hit], text: IndexedText) -> tuple[Quote, ...]:
    return tuple(Quote(text.passages[hit.passage], hit.start, hit.end) for hit in sorted(set(verdict.evidence)))


def combined_status(statuses: Iterable[TextStatus]) -> TextStatus:
    """How far a whole is found of which these are the parts; what does not apply does not count."""
    found = set(statuses) - {TextStatus.NOT_APPLICABLE}
    if TextStatus.SUSPICIOUS in found:
        return TextStatus.SUSPICIOUS
    if len(found) > 1:
        return TextStatus.PARTLY
    return found.pop() if found else TextStatus.NOT_APPLICABLE


def deciding(parts: tuple[TextResult, ...]) -> tuple[TextStatus, TextResult]:
    """How far the whole is found of which these are the parts, and the part whose words show it best."""
    status = combined_status(one.status for one in parts)
    same = [one for one in parts if one.status is status]
    quoted = [one for one in parts if one.quotes]
    return status, (same or quoted or list(parts))[0]


def by_text_requirement(results: Iterable[TextResult]) -> Iterator[tuple[str, tuple[TextResult, ...]]]:
    """The results of each requirement together: R1 to R30 in their order, then those with a name."""
    groups: dict[str, list[TextResult]] = {}
    for one in results:
        groups.setdefault(one.rule.header.requirement, []).append(one)
    for name in sorted(groups, key=place_of):
        yield name, tuple(groups[name])


def warning(one: TextResult, place: Location, quote: Quote | None, beyond: str = "") -> Diagnostic:
    """The finding about a text at a place: the suspicious words, if any, then what it says ``beyond`` them.

    Of what a text should say and does not there are no words.
    """
    header = one.rule.header
    words = f": '{quote.words}'" if quote is not None else ""
    key = quote_key(quote) if quote is not None else None
    message = f"{one.rule.message}{words}{beyond}{header.reservation}"
    return diagnose_by_rule(header.code, message, place, header.severity, header.advice, key or ())


def quote_key(quote: Quote) -> tuple[str | int, ...] | None:
    """The profile value that the words came from; ``None`` for the policy's own words."""
    covers = (piece for piece in quote.passage.pieces if piece.start < quote.end and piece.end > quote.start)
    return next((piece.key for piece in covers if piece.key is not None), None)
