"""Each diagnostic that the code gives has words, and the words take what the code gives."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from msgspec import Struct

import generator
from generator.diagnostics import Location, diagnose, message_words, phrase

PACKAGE = Path(generator.__file__).parent
_FIELDS = {"location", "severity", "advice", "key", "at_key", "rule"}


class _Call(Struct, frozen=True):
    place: str
    name: str
    arguments: frozenset[str]


def _names(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str(name)):
            return [name]
        case ast.IfExp(body=body, orelse=other):
            return [*_names(body), *_names(other)]
    return []


def _calls() -> Iterator[_Call]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("diagnose", "phrase")
            ):
                place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                arguments = frozenset(one.arg for one in node.keywords if one.arg) - _FIELDS
                names = _names(node.args[0])
                assert names or path.parent.name == "diagnostics", f"{place}: write the id of the words out"
                yield from (_Call(place, name, arguments) for name in names)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_id_has_words_and_they_take_the_arguments_that_the_code_gives() -> None:
    for call in _calls():
        assert call.name in message_words.load(), f"{call.place}: add ['{call.name}'] to a file of diagnostics/words/en"
        words = message_words.load()[call.name]
        wanted = {name for text in (words.message, words.hint) for name in _placeholders(text) if "-" not in name}
        assert wanted == call.arguments, f"{call.place}: the words of '{call.name}' take {wanted}"


def test_all_words_are_used() -> None:
    used = {call.name for call in _calls()}
    for words in message_words.load().values():
        used.update(name for text in (words.message, words.hint) for name in _placeholders(text) if "-" in name)
    unused = message_words.load().keys() - used
    assert not unused, "take these out of diagnostics/words/en, or use them"


def test_no_two_files_have_words_for_one_id() -> None:
    files = sorted((message_words.FOLDER / "en").glob("*.toml"))
    names = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("[")]
    assert len(names) == len(set(names)), "keep one of the entries with the same id"


def test_words_are_put_together_when_they_are_read() -> None:
    found = diagnose("duplicate-key", Location("a.yaml", 3), key_name="{name}", line=2)
    assert (found.code, found.message) == ("duplicate-key", "'{name}' is given twice")
    assert found.hint == "the first stands on line 2; keep one of them"


def test_a_code_with_several_messages_has_a_variant_of_its_id_for_each() -> None:
    found = diagnose("bad-indentation.level", Location("a.yaml", 3))
    assert found.code == "bad-indentation"


def test_advice_takes_the_place_of_the_hint_of_the_words() -> None:
    assert diagnose("missing-name", advice=phrase("quote-text")).hint == "put the whole text in quotes"
