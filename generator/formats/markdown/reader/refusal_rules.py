"""What the reader says about each thing that it refuses."""

from collections.abc import Mapping

from msgspec import Struct

from generator.diagnostics import Diagnostic, Location, Severity, diagnose_by_rule


class RefusalRule(Struct, frozen=True):
    """``message`` says what was found, where ``{}`` stands for the words or number it is about; ``hint`` what to do."""

    message: str
    hint: str
    severity: Severity = Severity.ERROR


CHARACTERS = {
    "tab": RefusalRule("There is a tab here, and a tab has no fixed width.", "Use spaces."),
    "control-character": RefusalRule("There is a control character here, which nobody can see.", "Remove it."),
    "private-character": RefusalRule(
        "There is a private-use character here: only this program puts those in.", "Remove it."
    ),
    "white-space": RefusalRule(
        "There is an unusual white space here, beside another or at an edge, where some readers of Markdown drop it.",
        "Remove it, or write &nbsp; if it matters.",
    ),
    "character-reference": RefusalRule(
        "{} is a character that no statement may hold.", "Write the character that is meant."
    ),
}
BLOCKS = {
    "code-block": RefusalRule(
        "This is a block of code to Markdown, and a statement holds none.",
        "Indent no more than a list item needs; write \\` or \\~ for the characters.",
    ),
    "quote": RefusalRule(
        "This is a quotation to Markdown, and a statement holds none.", "Write \\> for the character."
    ),
    "rule": RefusalRule("This is a horizontal rule to Markdown, and a statement holds none.", "Use a heading instead."),
    "heading-underlined": RefusalRule(
        "This line makes a heading of the line above it.", "Write a heading as ## Heading {#anchor}."
    ),
    "link-definition": RefusalRule(
        "This defines a link, and Markdown does not show it.", "Write [text](address) in place."
    ),
}
HEADINGS = {
    "heading-space": RefusalRule(
        "There is no space after the # of this heading.", "Add one, or write \\# for the character."
    ),
    "heading-level": RefusalRule("A heading of level {} is too deep.", "Use #, ##, ### or ####."),
    "heading-skips": RefusalRule("This heading of level {} skips a level.", "Go down one level at a time."),
    "heading-empty": RefusalRule("This heading has no text.", "Write it before the anchor."),
    "heading-anchor": RefusalRule("This heading has no anchor for links to it.", "End it with {#name}."),
    "anchor-name": RefusalRule("{} is no anchor.", "Use small letters, digits and hyphens, and start with a letter."),
    "anchor-place": RefusalRule("An anchor stands at the end of a heading only.", "Write \\{ for the character."),
    "anchor-twice": RefusalRule("There is another heading with the anchor {}.", "Give each heading a name of its own."),
}
LISTS = {
    "item-empty": RefusalRule("This list item is empty.", "Write what it says after the marker, or remove it."),
    "item-start": RefusalRule("This list item does not start with a text.", "Start it with a sentence."),
    "item-content": RefusalRule(
        "A list item holds no heading or table.", "Put it before or after the list, not indented."
    ),
    "item-unindented": RefusalRule(
        "Markdown takes this line as part of the list item above it.",
        "Indent it if it is that; put a blank line before it if it is not.",
    ),
    "list-indent": RefusalRule(
        "It is unclear what this belongs to.",
        "Indent what belongs to an item by 2 spaces under - and 3 under 1., and the items of a list alike.",
    ),
    "list-depth": RefusalRule("More than {} lists in each other.", "Use paragraphs or headings."),
    "list-number": RefusalRule(
        "This may be a list item or a sentence that starts with a number.",
        "Put a blank line before a list; write a backslash before the . or ) of a number.",
    ),
}
TABLES = {
    "table-cells": RefusalRule(
        "This row has {} cells.", "Give each row as many as the header; write \\| for a bar in one."
    ),
    "table-edges": RefusalRule("A row of a table starts and ends with a bar.", "Add the | that is missing."),
    "table-bar": RefusalRule("Readers differ on whether this bar ends a cell.", "Put a space before a bar that does."),
    "table-alignment": RefusalRule(
        "A colon here aligns a column, which each format does itself.", "Write | --- | only."
    ),
    "table-unclear": RefusalRule(
        "This looks like a row of a table, but it is in none.",
        "Start a table after a blank line with its header and a row of | --- |; write \\| for a bar in a text.",
    ),
}
INLINES = {
    "html": RefusalRule("This is HTML, and a statement holds none.", "Write \\<, or a link as [text](address)."),
    "image": RefusalRule("This is an image, and a statement holds none.", "Write \\! before a link for the character."),
    "code": RefusalRule("This starts a piece of code, and a statement holds none.", "Write \\` for the character."),
    "strikethrough": RefusalRule("This strikes text through, and a statement cannot.", "Write \\~ for the character."),
    "emphasis": RefusalRule(
        "{} neither starts nor ends a bold or slanted text here.",
        "Write **bold** and *slanted* without spaces inside; write \\* or \\_ for the character.",
    ),
    "link": RefusalRule(
        "This is not a whole link, or it has a title.", "Write [text](address), and \\[ or \\] for a bracket."
    ),
    "link-empty": RefusalRule("This link has no text.", "Write between [ and ] what a reader sees."),
    "link-address": RefusalRule(
        "{} is no address to link to.", "Use https:, http:, mailto:, tel: or the #anchor of a heading."
    ),
    "break-at-end": RefusalRule("This backslash breaks a line, but no line follows.", "Remove it, or write \\\\."),
    "spaces-at-end": RefusalRule(
        "Spaces end this line: a line break to some, nothing to others and to this program.",
        "Remove them, or end the line with a backslash and no space for a line break.",
        Severity.WARNING,
    ),
}
RULES: Mapping[str, RefusalRule] = {**CHARACTERS, **BLOCKS, **HEADINGS, **LISTS, **TABLES, **INLINES}
"""Every code that the reader gives, and what it says."""


def diagnostic(code: str, location: Location, about: str = "") -> Diagnostic:
    """The finding ``code`` at a place; ``about`` is what takes the place of ``{}`` in its message."""
    rule = RULES[code]
    return diagnose_by_rule(code, rule.message.replace("{}", about), location, rule.severity, rule.hint)
