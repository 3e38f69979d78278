"""Terms of retention that contradict each other within one statement (article 13(2)(a) GDPR)."""

from generator.diagnostics import Severity
from generator.profile.periods import hours
from generator.profile.schema.untrusted import Breach, Breaches, CrossRule, Facts

_WHILE_IT_RUNS = frozenset({"job_applications"})
"""The working processes whose exclusive use, in the words of the policies, ends when the process does."""


def general_term(profile: Facts) -> Breaches:
    """No service keeps data longer than the general term allows, unless that has its exceptions.

    A processing with a term of its own is no contradiction, for the general term is about the others. Source: a
    statement in use that promises one year at most and lists bookkeepers with seven.
    """
    general = profile.record("retention")
    most = hours(general.line("period"))
    if not most or general.items("while") or general.items("longer"):
        return
    tables = (table.records("recipients") for table in profile.records("recipient_groups"))
    longer = [row for rows in tables for row in rows if hours(row.line("retention", "period")) > most]
    if longer:
        longest = max(longer, key=lambda row: hours(row.line("retention", "period")))
        others = f" (and {len(longer) - 1} more)" if len(longer) > 1 else ""
        message = (
            f"the general term is {general.line('period')} at most, and '{longest.line('service')}' keeps data for "
            f"{longest.line('retention', 'period')}{others}"
        )
        hint = "state the longer terms as exceptions, with rows under 'longer', or correct one of the two"
        yield Breach((*general.key, "period"), message, hint)


def exclusive_use(profile: Facts) -> Breaches:
    """What serves its purpose only while that runs is not kept for a time after it (article 5(1)(e) GDPR)."""
    for processing in profile.records("processings"):
        term = processing.record("retention")
        later = term.line("period") if term.at("from") or term.items("while") else ""
        if processing.at("exclusive") is True and processing.line("process") in _WHILE_IT_RUNS and later:
            message = f"the data of '{processing.line('id')}' serve only while it runs, and are kept {later} after it"
            hint = "say what the data are kept for after it, or take 'exclusive' out"
            yield Breach((*processing.key, "exclusive"), message, hint)


def _conflicts(profile: Facts) -> Breaches:
    """Both kinds of contradiction between terms (article 5(1)(e) GDPR)."""
    yield from general_term(profile)
    yield from exclusive_use(profile)


RULES = (CrossRule("retention-conflict", Severity.WARNING, _conflicts),)
"""Each contradiction with its code and severity."""
