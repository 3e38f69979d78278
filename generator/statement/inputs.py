"""All that a statement is made of: the files to keep beside it, so that it can be made again."""

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Diagnostics, Location, diagnose
from generator.profile import Profile
from generator.statement.printing import LARGEST_STYLE, style_of
from generator.storage.error_text import reason
from generator.template.policy import FILE, LIBRARY, Policy
from generator.workspace import Workspace
from generator.workspace.listing import PROFILES
from generator.workspace.workspace_files import below, is_inside

Read = Callable[[Path, int], bytes]
"""Gives what a file of at most so many bytes holds, or raises ``OSError``; as ``intake.read_file`` does."""


class Sources:
    """Which files the statements of a workspace are made of; those of a policy are looked up once."""

    def __init__(self, where: Workspace) -> None:
        self._where = where
        self._of_policies: dict[tuple[str, str], tuple[str, ...]] = {}

    def read(self, profile: Profile, policy: Policy, read: Read) -> tuple[dict[str, bytes], Diagnostics]:
        """Path in the workspace to bytes: company, group, templates of the policy and library, house style, logo.

        A file that cannot be read, or stands elsewhere, is a diagnostic.
        """
        inputs: dict[str, bytes] = {}
        found: list[Diagnostic] = []
        where = self._where
        for name in self.of(profile, policy):
            path = where.root / name
            if ".." in path.parts or not is_inside(path, where.root):
                found.append(diagnose("unreadable-file.outside", Location(where.display(path))))
                continue
            try:
                inputs[name] = read(path, LARGEST_STYLE)
            except OSError as error:
                found.append(diagnose("unreadable-file.input", Location(where.display(path)), error=reason(error)))
        return inputs, tuple(found)

    def of(self, profile: Profile, policy: Policy) -> tuple[str, ...]:
        """The paths in the workspace of all that a statement is made of, the company's own file first."""
        known = policy.slug, policy.language
        if known not in self._of_policies:
            self._of_policies[known] = tuple(map(self._name, self._of_policy(policy)))
        return tuple(dict.fromkeys((*map(self._name, self._own(profile, policy)), *self._of_policies[known])))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._where.root).as_posix()

    def _own(self, profile: Profile, policy: Policy) -> Iterator[Path]:
        where = self._where
        yield where.companies[profile.slug]
        if profile.group is not None:
            yield where.groups[profile.group]
        yield where.templates / style_of(profile, policy)[0]
        presentation = profile.data.get("presentation")
        logo = presentation.get("logo") if isinstance(presentation, dict) else None
        if isinstance(logo, str):
            yield where.root / PROFILES / logo

    def _of_policy(self, policy: Policy) -> Iterator[Path]:
        where = self._where
        yield where.templates / policy.slug / FILE
        for folder in (policy.slug, LIBRARY):
            yield from below(where.templates / folder / policy.language, where.root, [])  # what is refused was told of
        if policy.house_style is not None:  # named in policy.yaml, so it has to be there, whether it is used or not
            yield policy.house_style
