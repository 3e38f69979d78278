"""From a statement to the bytes of its files."""

import errno
from collections.abc import Collection, Iterable
from importlib import import_module

from generator.cache.store import Shelf, place
from generator.diagnostics import Diagnostics, Location, diagnose
from generator.document import Document
from generator.formats import FORMATS
from generator.formats.docx.house_style import HouseStyle
from generator.profile import Profile, locate
from generator.statement.composition import Statement
from generator.storage.bounded_read import read_file
from generator.template import Policy
from generator.workspace import Workspace
from generator.workspace.workspace_files import is_inside

Files = dict[str, bytes]
"""What a statement becomes: path below output/ to bytes."""

FALLBACK_STYLE = "house-style.docx"

LARGEST_STYLE = 20_000_000
"""In bytes; a reference document holds styles, a header and a footer."""

PLACES = 32
"""So many prepared house styles are kept between runs."""


def style_of(profile: Profile, policy: Policy) -> tuple[str, bool]:
    """The house style of a statement, a file in templates/, and whether its profile names it."""
    presentation = profile.data.get("presentation")
    own = presentation.get("house_style") if isinstance(presentation, dict) else None
    given = policy.house_style
    return (str(own), True) if own else (given.name if given else FALLBACK_STYLE, False)


def printed(
    document: Document, path: str, formats: Iterable[str], style: HouseStyle | None, *, changes: bool = False
) -> Files:
    """A document in formats, at ``path`` with their suffixes; without a ``style`` not in those that need one.

    ``changes``: with the suffixes of redlines beside a statement, and not in formats that have none.
    """
    files: Files = {}
    for form in (FORMATS[name] for name in formats):
        suffix = form.redline if changes else form.suffix
        if not suffix or (form.styled and style is None):
            continue
        write = getattr(import_module(form.module), form.function)
        files[f"{path}{suffix}"] = write(document, style) if form.styled else write(document)
    return files


class Press:
    """Writes statements in formats; each house style is opened and prepared once."""

    def __init__(self, where: Workspace, formats: Iterable[str], shelf: Shelf | None = None) -> None:
        """``formats`` are names of ``writers.FORMATS``; on the ``shelf`` prepared styles are kept."""
        self._workspace = where
        self._formats = tuple(formats)
        self._shelf = shelf
        self._styles: dict[str, tuple[HouseStyle | None, Diagnostics]] = {}

    def print(self, statement: Statement, without: Collection[str] = ()) -> tuple[Files, Diagnostics]:
        """The files of a statement; a format whose house style cannot be used is left out, with the reason.

        Formats in ``without`` are not asked for after all.
        """
        wanted = [name for name in self._formats if name not in without]
        styled = any(FORMATS[name].styled for name in wanted)
        style, found = self.style(statement) if styled else (None, ())
        return printed(statement.document, f"{statement.slug}/{statement.slug}", wanted, style), found

    def print_redline(self, statement: Statement, redline: Document) -> Files:
        """What changed in a statement, in the formats for that; faults of the house style were told with it."""
        style, _ = self.style(statement)
        return printed(redline, f"{statement.slug}/{statement.slug}", self._formats, style, changes=True)

    def style(self, statement: Statement) -> tuple[HouseStyle | None, Diagnostics]:
        """The prepared house style of a statement, and what is wrong with it."""
        name, is_own = style_of(statement.profile, statement.policy)
        if name not in self._styles:
            key = ("presentation", "house_style")
            named = locate(statement.profile, key) if is_own else Location(f"templates/{name}")
            self._styles[name] = self._opened(name, named)
        return self._styles[name]

    def _opened(self, name: str, named: Location) -> tuple[HouseStyle | None, Diagnostics]:
        path = self._workspace.templates / name
        if not is_inside(path, self._workspace.root):
            hint = "put a .docx or .dotx there, or name another one"
            return None, (diagnose("house-style-missing", named, named=name),)
        try:
            data = read_file(path, LARGEST_STYLE)
        except OSError as error:
            what, hint = f"cannot be read: {error.strerror}", "look at who may read it"
            if error.errno == errno.EFBIG:
                what, hint = "is too large", f"at most {LARGEST_STYLE // 1_000_000} MB that show the styles will do"
        else:
            return self._prepared(data, f"templates/{name}")
        return None, (diagnose("house-style-unreadable", named, named=name, what=what, hint=hint),)

    def _prepared(self, data: bytes, name: str) -> tuple[HouseStyle | None, Diagnostics]:
        """The style in a reference document; only a faultless one is kept for the runs to come."""
        where = place("style", name, PLACES)
        content = self._shelf.load(where, data) if self._shelf else None
        kept = HouseStyle.from_bytes(content) if content else None
        if kept is not None:
            return kept, ()
        from generator.formats.docx import load_style

        style, found = load_style(data, name)
        if self._shelf is not None and style is not None and not found:
            self._shelf.save(where, data, style.to_bytes())
        return style, found
