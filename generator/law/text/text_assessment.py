"""Holding the text of a statement against the rules of a day."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.diagnostics import Diagnostic, Location
from generator.document import Document
from generator.law.facts.fact_assessment import place_of
from generator.law.text.phrase_matching import Words
from generator.law.text.text_evaluation import Judgement, Shown
from generator.law.text.text_rule import Quote, Seen, Sight, TextRule


class TextAssessor:
    """Holds Dutch texts against the rules that are in force on a day."""

    def __init__(self, rules: Iterable[TextRule], on: date) -> None:
        self._on = on
        self._rules = tuple(rule for rule in rules if rule.about.term.holds(on))

    def assess(self, document: Document, others: tuple[str, ...] = ()) -> tuple[Seen, ...]:
        """What each rule sees in a text; ``others`` are the names of companies that should not stand in it."""
        judgement = Judgement(Words(document), self._on, others)
        return tuple(_seen(rule, judgement) for rule in self._rules)


def _seen(rule: TextRule, judgement: Judgement) -> Seen:
    if not judgement.of(rule.applies).holds:
        return Seen(rule, Sight.NOT_APPLICABLE)
    if rule.warns is not None:
        warned = judgement.of(rule.warns)
        return _with(rule, Sight.SUSPICIOUS, warned, judgement) if warned.holds else Seen(rule, Sight.NOT_APPLICABLE)
    for sight, condition in ((Sight.FOUND, rule.finds), (Sight.PARTLY, rule.partly)):
        if condition is not None and (shown := judgement.of(condition)).holds:
            return _with(rule, sight, shown, judgement)
    return Seen(rule, Sight.NOT_FOUND)


def _with(rule: TextRule, sight: Sight, shown: Shown, judgement: Judgement) -> Seen:
    passages = judgement.words.passages
    return Seen(rule, sight, tuple(Quote(passages[hit.passage], hit.start, hit.end) for hit in sorted(set(shown.hits))))


def combined_sight(sights: Iterable[Sight]) -> Sight:
    """What is seen of a whole of which these are the parts; what does not apply does not count."""
    seen = set(sights) - {Sight.NOT_APPLICABLE}
    if Sight.SUSPICIOUS in seen:
        return Sight.SUSPICIOUS
    if len(seen) > 1:
        return Sight.PARTLY
    return seen.pop() if seen else Sight.NOT_APPLICABLE


def deciding(parts: tuple[Seen, ...]) -> tuple[Sight, Seen]:
    """What is seen of the whole of which these are the parts, and the part whose words show it best."""
    sight = combined_sight(one.sight for one in parts)
    same = [one for one in parts if one.sight is sight]
    quoted = [one for one in parts if one.quotes]
    return sight, (same or quoted or list(parts))[0]


def by_text_requirement(seen: Iterable[Seen]) -> Iterator[tuple[str, tuple[Seen, ...]]]:
    """What is seen of each requirement together: R1 to R30 in their order, then those with a name."""
    groups: dict[str, list[Seen]] = {}
    for one in seen:
        groups.setdefault(one.rule.about.requirement, []).append(one)
    for name in sorted(groups, key=place_of):
        yield name, tuple(groups[name])


def warning(one: Seen, place: Location, quote: Quote | None, beyond: str = "") -> Diagnostic:
    """What there is to tell of a text at a place: the suspicious words, if any, then what is to say ``beyond`` them.

    Of what a text should say and does not there are no words.
    """
    about = one.rule.about
    words = f": '{quote.words}'" if quote is not None else ""
    confirm = "" if about.confirmed else "; a lawyer has still to confirm this rule"
    key = quote_key(quote) if quote is not None else None
    message = f"{one.rule.message}{words}{beyond}{confirm}"
    return Diagnostic(about.code, message, place, about.severity, about.advice, key or ())


def quote_key(quote: Quote) -> tuple[str | int, ...] | None:
    """The profile value that the words came from; ``None`` for the policy's own words."""
    covers = (piece for piece in quote.passage.pieces if piece.start < quote.end and piece.end > quote.start)
    return next((piece.key for piece in covers if piece.key is not None), None)
