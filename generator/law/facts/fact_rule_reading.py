"""Reads the rules about facts of a file of rules, with their conditions, and its dated lists."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from generator.diagnostics import KeyPath, Severity
from generator.diagnostics.suggestion import suggest
from generator.law.condition_reading import CODE, read_condition
from generator.law.conditions import All, Not
from generator.law.facts.fact_paths import HERE, FactPaths, Path, Start
from generator.law.facts.fact_rules import FactRule, Status
from generator.law.facts.fact_words import WORDS, FactCondition, FactForm, FactTerm, Rows
from generator.law.rule_file import RuleFile
from generator.law.rules import DatedList, ListMember
from generator.profile.periods import hours

FIELDS = (
    "id", "part_of", "code", "title", "article", "applies", "each", "where", "holds", "partly", "otherwise", "at",
    "section", "severity", "message", "advice", "source", "since", "until", "status", "replaces", "printed",
)  # fmt: skip
"""What a rule about facts can have."""

_OF_A_LIST = ("title", "source", "status", "members")
_OTHERWISE = {
    "missing": Status.MISSING, "partly": Status.PARTLY, "wrong": Status.WRONG, "unknown": Status.UNKNOWN,
}  # fmt: skip
_OVER_ROWS = ("of", "where", "holds")


def read_lists(file: RuleFile) -> Iterator[DatedList]:
    """The dated lists of a file."""
    lists = file.source.data.get("lists", {})
    for name, value in (lists if isinstance(lists, Mapping) else {}).items():
        place: KeyPath = ("lists", name)
        fields = file.record(value, place, _OF_A_LIST, "a dated list")
        if fields:
            yield DatedList(
                name,
                file.text(fields, "title", place),
                file.text(fields, "source", place),
                file.status(fields, place),
                tuple(_members(file, fields, place)),
            )


def _members(file: RuleFile, fields: Mapping[str, object], key: KeyPath) -> Iterator[ListMember]:
    for place, item in file.items(fields.get("members", []), (*key, "members"), "'members'"):
        record = file.record(item, place, ("value", "since", "until", "note"), "a member")
        value = file.text(record, "value", place)
        if value:
            yield ListMember(value, file.term(record, place), file.text(record, "note", place, needed=False))


def read_fact_rule(
    file: RuleFile, fields: Mapping[str, object], key: KeyPath, lists: Collection[str], profile: FactPaths
) -> FactRule:
    """The rule with these fields; ``profile`` has the fields that a profile can have."""
    whole = _Facts(file, lists, profile)
    below, rows = whole, None
    if "each" in fields:
        paths = whole.paths(fields["each"], (*key, "each"))
        below = whole.below(paths)
        rows = Rows(paths, below.condition(fields, "where", key))
    elif "where" in fields:
        hint = "use 'applies'"
        file.report("rule-form", (*key, "where"), "'where' says which rows of 'each', which is missing", hint)
    if "holds" not in fields:
        file.report("rule-field-missing", key, "'holds' is missing", "add holds: {stated: …}")
    otherwise = file.one_of(fields, "otherwise", key, _OTHERWISE) if "otherwise" in fields else "missing"
    header = file.header(fields, key, tuple(Severity))
    return FactRule(
        header=header,
        message=file.text(fields, "message", key),
        holds=below.condition(fields, "holds", key),
        place=file.place((*key, "id") if header.id else key),
        applies=whole.condition(fields, "applies", key),
        rows=rows,
        partly=below.condition(fields, "partly", key) if "partly" in fields else None,
        otherwise=_OTHERWISE[otherwise],
        at=below.path(fields["at"], (*key, "at")) if "at" in fields else None,
    )


class _Facts(Struct, frozen=True):
    """The vocabulary about facts as one file writes it: the dated lists there are, and the fields of the record."""

    file: RuleFile
    lists: Collection[str]
    fields: FactPaths
    subject: str = "a fact"
    example: str = "{stated: contact.email}"

    @property
    def words(self) -> Collection[str]:
        """The words of the vocabulary."""
        return WORDS

    def below(self, paths: tuple[Path, ...]) -> "_Facts":
        """The vocabulary for the rows at these paths."""
        return replace(self, fields=self.fields.below(paths))

    def condition(self, fields: Mapping[str, object], name: str, key: KeyPath) -> FactCondition:
        """The condition in a field; one that always holds where it is left out."""
        return read_condition(self, fields[name], (*key, name)) if name in fields else All(())

    def read(self, word: str, about: object, key: KeyPath) -> FactCondition:
        """The condition that a word makes of what stands after it."""
        known = WORDS[word]
        term = self._term(word, known.form, about, key)
        return Not(term) if known.denied else term

    def _term(self, word: str, form: FactForm, about: object, key: KeyPath) -> FactCondition:
        match form:
            case FactForm.PATH:
                return FactTerm(word, self.path(about, key))
            case FactForm.PATHS:
                return self._two(word, about, key)
            case FactForm.ROWS:
                return self._over_rows(word, about, key)
            case FactForm.VALUE:
                return self._held_against(word, about, key, self._value)
            case FactForm.VALUES:
                return self._held_against(word, about, key, self._values)
            case FactForm.LIST:
                return self._held_against(word, about, key, self._list)
            case FactForm.PERIOD:
                return self._held_against(word, about, key, self._period)
            case FactForm.TEXTS:
                return self._held_against(word, about, key, self._texts)
            case _:
                assert_never(form)

    def path(self, value: object, key: KeyPath) -> Path:
        """The path written at ``key``, which must lead to a field that a profile can have."""
        if not isinstance(value, str):
            self.file.report("rule-path", key, "a fact is named by its path", "write it as processings.retention")
            return HERE
        if value in (Start.WORDS.value, "."):
            return Path(Start.WORDS) if value != "." else HERE
        start = Start(value[:1]) if value[:1] in ("/", "^") else Start.HERE
        path = Path(start, tuple(value.removeprefix(start.value).split(".")))
        if not self.fields.at(path):
            self.file.report("rule-path", key, f"no profile has a field '{value}' here", self.fields.meant(path))
        return path

    def paths(self, value: object, key: KeyPath) -> tuple[Path, ...]:
        """One path, or the paths of a list."""
        if isinstance(value, str):
            return (self.path(value, key),)
        return tuple(self.path(item, place) for place, item in self.file.items(value, key, "where rows stand"))

    def _two(self, word: str, value: object, key: KeyPath) -> FactCondition:
        paths = self.paths(value, key)
        if len(paths) != 2:
            self.file.report(CODE, key, "two facts are compared", "write {same: [country, ^country]}")
            return All(())
        return FactTerm(word, paths[0], other=paths[1])

    def _over_rows(self, word: str, value: object, key: KeyPath) -> FactCondition:
        known = self.file.record(value, key, _OVER_ROWS, "a condition over rows")
        if "of" not in known or "holds" not in known:
            self.file.report(CODE, key, "rows and what holds for them", "write {of: processings, holds: {…}}")
            return All(())
        paths = self.paths(known["of"], (*key, "of"))
        below = self.below(paths)
        where, holds = below.condition(known, "where", key), below.condition(known, "holds", key)
        return FactTerm(word, rows=Rows(paths, where), holds=holds)

    def _held_against(self, word: str, value: object, key: KeyPath, read: "_Against") -> FactCondition:
        """A word about one path and what the facts there are held against."""
        if not isinstance(value, Mapping) or len(value) != 1:
            self.file.report(CODE, key, "here stand one path and a value", "write {contact.email: value}")
            return All(())
        ((name, against),) = value.items()
        place = (*key, name)
        return read(FactTerm(word, self.path(name, place)), against, place)

    def _value(self, term: FactTerm, against: object, key: KeyPath) -> FactTerm:
        if isinstance(against, str | int | bool):
            return replace(term, values=(against,))
        self.file.report(CODE, key, "a fact is compared with one value", "for several, use `in`")
        return term

    def _values(self, term: FactTerm, against: object, key: KeyPath) -> FactTerm:
        if isinstance(against, str):
            return self._list(term, against, key)
        values = [item for _, item in self.file.items(against, key, "what a fact is among")]
        return replace(term, values=tuple(item for item in values if isinstance(item, str | int | bool)))

    def _list(self, term: FactTerm, against: object, key: KeyPath) -> FactTerm:
        if against not in self.lists:
            hint = suggest(str(against), self.lists) or f"there are: {', '.join(sorted(self.lists)) or 'none'}"
            self.file.report("rule-list", key, f"there is no dated list '{against}'", hint)
        return replace(term, listed=str(against))

    def _period(self, term: FactTerm, against: object, key: KeyPath) -> FactTerm:
        limit = hours(against) if isinstance(against, str) else 0
        if not limit:
            self.file.report(CODE, key, f"'{against}' is no period", "write it as P4W, P28D or PT72H")
        return replace(term, hours=limit)

    def _texts(self, term: FactTerm, against: object, key: KeyPath) -> FactTerm:
        words = [item for _, item in self.file.items(against, key, "what a text mentions")]
        if not words or not all(isinstance(word, str) and word for word in words):
            self.file.report(CODE, key, "what a text mentions is a list of words", "write [word, word]")
        return replace(term, values=tuple(str(word) for word in words))


_Against = Callable[[FactTerm, object, KeyPath], FactTerm]
"""Adds to a term what the facts are held against."""
