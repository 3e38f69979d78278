"""The rules about texts of this version of the program, and those that a workspace adds."""

from collections.abc import Mapping
from pathlib import Path

from generator import yaml as source
from generator.diagnostics import Diagnostic, Diagnostics, KeyPath, Severity, in_order
from generator.law.rule import About
from generator.law.rule_loading import FOLDER, OWN
from generator.law.rule_problems import Page
from generator.law.text.text_condition_reading import condition
from generator.law.text.text_conditions import ALWAYS
from generator.law.text.text_rule import TextRule

TEXT_FOLDER = FOLDER / "texts"
"""Where our own stand."""

_SEVERITIES = ("warning", "note")
"""No text proves a breach of the law: what is suspicious is a warning at most."""
_CONDITIONS = ("applies", "finds", "partly", "warns")
_FIELDS = (
    "id", "part_of", "code", "title", "article", "applies", "finds", "partly", "warns", "severity", "message", "advice",
    "source", "since", "until", "status", "replaces", "shows",
)  # fmt: skip


def load_texts(templates: Path | None) -> tuple[tuple[TextRule, ...], Diagnostics]:
    """Our rules about texts with those of a workspace, under ``texts`` in the files of ``templates/rules/``.

    What is wrong with a rule leaves that rule out. One with the id of ours needs ``replaces: true``.
    """
    found: list[Diagnostic] = []
    rules: dict[str, TextRule] = {}
    theirs = templates / OWN if templates is not None else None
    for folder, name in ((TEXT_FOLDER, "generator/law/rules/texts"), (theirs, f"templates/{OWN}")):
        for path in sorted(folder.glob("*.yaml")) if folder is not None and folder.is_dir() else ():
            read, diagnostics = source.read(path, f"{name}/{path.name}")
            found += diagnostics if folder is TEXT_FOLDER else ()  # those of a workspace's files are told already
            if read is not None:
                _add(rules, Page(read, found))
    return tuple(rules.values()), in_order(tuple(found))


def _add(rules: dict[str, TextRule], page: Page) -> None:
    if "texts" not in page.source.data:
        return
    for key, value in page.items(page.source.data["texts"], ("texts",), "'texts'"):
        before = len(page.found)
        fields = page.record(value, key, _FIELDS, "a rule about a text")
        rule = _rule(page, fields, key)
        replaces = page.yes(fields, "replaces", key, default=False)
        if rule.about.id in rules and not replaces:
            message = f"there is a rule '{rule.about.id}' already, in {rules[rule.about.id].place}"
            page.found.append(
                Diagnostic("duplicate-rule", message, rule.place, hint="give it another id, or write replaces: true")
            )
        elif len(page.found) == before:
            rules[rule.about.id] = rule


def _rule(page: Page, fields: Mapping[str, object], key: KeyPath) -> TextRule:
    parts = {name: condition(page, fields[name], (*key, name)) for name in _CONDITIONS if name in fields}
    if ("finds" in fields) is ("warns" in fields):
        page.tell("rule-form", key, "a rule either finds something or warns of it", "write one of finds and warns")
    name = page.text(fields, "id", key)
    return TextRule(
        about=_about(page, fields, key, name),
        message=page.text(fields, "message", key, needed="warns" in fields),
        finds=parts.get("finds"),
        partly=parts.get("partly"),
        warns=parts.get("warns"),
        place=page.source.values[(*key, "id") if name else key],
        applies=parts.get("applies", ALWAYS),
        shows=page.text(fields, "shows", key, needed=False) or page.text(fields, "part_of", key, needed=False) or name,
    )


def _about(page: Page, fields: Mapping[str, object], key: KeyPath, name: str) -> About:
    """What the rule says of itself; one that finds something tells nothing on its own, and needs no severity."""
    warns = "warns" in fields
    return About(
        id=name,
        requirement=page.text(fields, "part_of", key, needed=False) or name,
        code=page.text(fields, "code", key, needed=False) or name,
        title=page.text(fields, "title", key),
        article=page.text(fields, "article", key),
        severity=Severity(page.one_of(fields, "severity", key, _SEVERITIES)) if warns else Severity.NOTE,
        advice=page.text(fields, "advice", key, needed=warns),
        source=page.text(fields, "source", key),
        term=page.term(fields, key),
        confirmed=page.one_of(fields, "status", key, ("confirmed", "to_confirm")) == "confirmed",
    )
