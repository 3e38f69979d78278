"""Reads the fields of a file of rules; what is wrong is reported at its line, for whoever writes one."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from generator.diagnostics import Diagnostic, KeyPath, Location, Severity, diagnose, diagnose_by_rule
from generator.diagnostics.suggestion import suggest
from generator.law.rules import RuleHeader, Term
from generator.yaml import Source

_STATUS = ("confirmed", "to_confirm")


class RuleFile:
    """A file of rules that is being read; what is wrong with it is collected in ``found``."""

    def __init__(self, source: Source, found: list[Diagnostic]) -> None:
        self.source = source
        self.found = found

    def report(self, code: str, key: KeyPath, message: str, hint: str = "") -> None:
        """Adds a problem with the value at ``key``."""
        self.found.append(diagnose_by_rule(code, message, self.source.values[key], hint=hint, key=key))

    def record(self, value: object, key: KeyPath, known: Iterable[str], what: str) -> dict[str, object]:
        """The fields of a record, without those that are not known; empty where it is none."""
        if not isinstance(value, Mapping):
            self.report("rule-form", key, f"{what} is a record of names and values")
            return {}
        known = tuple(known)
        for name in value:
            if name not in known:
                hint = suggest(name, known) or f"there are: {', '.join(known)}"
                place = self.source.keys[(*key, name)]
                at = (*key, name)
                self.found.append(diagnose("unknown-rule-field", place, key=at, what=what, named=name, hint=hint))
        return {name: value[name] for name in value if name in known}

    def text(self, fields: Mapping[str, object], name: str, key: KeyPath, *, needed: bool = True) -> str:
        """A field that is text; empty where it is not."""
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if name in fields:
            self.report("rule-form", (*key, name), f"'{name}' is text", "put it in quotes")
        elif needed:
            self.report("rule-field-missing", key, f"'{name}' is missing", f"add {name}: …")
        return ""

    def one_of(self, fields: Mapping[str, object], name: str, key: KeyPath, known: Iterable[str]) -> str:
        """A field that is one of these words; the first of them where it is not."""
        known = tuple(known)
        word = self.text(fields, name, key)
        if word and word not in known:
            self.report("rule-form", (*key, name), f"'{name}' is not '{word}'", f"write one of: {', '.join(known)}")
        return word if word in known else known[0]

    def yes(self, fields: Mapping[str, object], name: str, key: KeyPath, *, default: bool) -> bool:
        """A field that is true or false."""
        value = fields.get(name, default)
        if isinstance(value, bool):
            return value
        self.report("rule-form", (*key, name), f"'{name}' is true or false")
        return default

    def term(self, fields: Mapping[str, object], key: KeyPath) -> Term:
        """The days of ``since`` and ``until``, each of which can be left out."""
        since, until = self._day(fields, "since", key), self._day(fields, "until", key)
        if since and until and until < since:
            self.report("rule-dates", (*key, "until"), f"until {until} lies before since {since}", "turn them around")
        return Term(since, until)

    def _day(self, fields: Mapping[str, object], name: str, key: KeyPath) -> date | None:
        text = self.text(fields, name, key, needed=False)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.report("rule-dates", (*key, name), f"'{text}' is no date", "write it as 2018-05-25")
            return None

    def items(self, value: object, key: KeyPath, what: str) -> list[tuple[KeyPath, object]]:
        """The items of a list with their key paths; none where it is no list."""
        if not isinstance(value, list):
            self.report("rule-form", key, f"{what} is a list", "put it in brackets: [ … ]")
            return []
        return [((*key, position), item) for position, item in enumerate(value)]

    def header(self, fields: Mapping[str, object], key: KeyPath, severities: Collection[Severity]) -> RuleHeader:
        """What a rule says of itself; without ``severities`` it reports nothing on its own, and needs no advice."""
        name = self.text(fields, "id", key)
        words = [severity.value for severity in severities]
        return RuleHeader(
            id=name,
            requirement=self.text(fields, "part_of", key, needed=False) or name,
            code=self.text(fields, "code", key, needed=False) or name.casefold(),
            title=self.text(fields, "title", key),
            article=self.text(fields, "article", key),
            severity=Severity(self.one_of(fields, "severity", key, words)) if words else Severity.NOTE,
            advice=self.text(fields, "advice", key, needed=bool(words)),
            source=self.text(fields, "source", key),
            term=self.term(fields, key),
            confirmed=self.status(fields, key),
            printed=self.yes(fields, "printed", key, default=True),
            section=self.text(fields, "section", key, needed=False),
        )

    def status(self, fields: Mapping[str, object], key: KeyPath) -> bool:
        """Whether a lawyer confirmed what stands here."""
        return self.one_of(fields, "status", key, _STATUS) == "confirmed"

    def place(self, key: KeyPath) -> Location:
        """Where the value at ``key`` stands."""
        return self.source.values[key]
