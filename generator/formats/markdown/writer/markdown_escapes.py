"""Characters that Markdown would take for markup, written so that it does not: as few as there can be."""

import re

MARKUP = re.compile(
    r"""
      [\\`*\[\]|~]
    | < (?![ 0-9])                       # HTML
    | & (?= \#?\w+; )                    # a character reference
    | \{ (?= \# )                        # an anchor
    | (?<! [^\W_] ) _ | _ (?! [^\W_] )   # between two letters, as in an address, it is a character
    """,
    re.VERBOSE,
)
MARKUP_IN_ADDRESS = re.compile(r"[\\`()<>|]")
REFERENCE = re.compile(r"&(?=#?\w+;)")
UNSEEN = re.compile("(?<=\\s)[^\\S\n]|(?<=[|])[^\\S \n]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
LINE_START = re.compile(
    r"""
    ^ (?: [0-9]{1,9} (?= [.)] (?:[ ]|$) )   # a numbered item
        | (?= [-+] (?:[ ]|$)                # an item
            | [#>]                          # a heading, a quotation
            | =+ $ | [-:][-:\ ]* $ ) )      # the line under a heading or under the header of a table
    """,
    re.VERBOSE | re.MULTILINE,
)


def references(text: str) -> str:
    """Characters by their numbers, for where Markdown would drop or misjudge the characters themselves."""
    return "".join(f"&#{ord(character)};" for character in text)


def escaped(text: str) -> str:
    """Text within a line; what the start of a line makes of it is for ``escaped_lines``."""
    return UNSEEN.sub(lambda match: references(match[0]), MARKUP.sub(r"\\\g<0>", text))


def escaped_address(href: str) -> str:
    """The target of a link, as it stands between its brackets."""
    # pandoc 2 reads \&amp; as & here, so a reference takes one of its own and no backslash.
    return REFERENCE.sub("&amp;", MARKUP_IN_ADDRESS.sub(r"\\\g<0>", href))


def escaped_lines(markdown: str) -> str:
    """Lines of text and markup, none of which starts anything but a paragraph."""
    return LINE_START.sub(r"\g<0>\\", markdown)
