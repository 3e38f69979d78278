"""A new company: its profile from facts and answers, written once it would pass ``check``."""

from collections.abc import Mapping

from msgspec import Struct, field

from generator import workspace
from generator.cache.store import Shelf, open_shelf
from generator.diagnostics import Diagnostics, KeyPath, dotted, is_error
from generator.setup import interview
from generator.setup.interview import Prompt, Question, Questions
from generator.setup.new_profile import NewProfile, begin, with_facts
from generator.setup.profile_text import Value
from generator.setup.schema_files import write_schemas
from generator.statement.composition import Composer
from generator.workspace import Workspace


class NewCompany(Struct, frozen=True):
    """The result of adding a company.

    ``written`` are the files written, from the workspace's root: the profile, and the editor's schemas where those were
    missing. It is empty where an error in the facts, or a fact that is ``missing``, kept the profile from being
    written. ``missing`` and the keys of ``values`` are dotted, such as ``controller.legal_name``.
    """

    slug: str
    path: str
    written: tuple[str, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    diagnostics: Diagnostics = ()

    @property
    def own_diagnostics(self) -> Diagnostics:
        """The errors, and what the new profile itself says; without what its group states."""
        return tuple(one for one in self.diagnostics if one.location.path == self.path or is_error(one))


def create_company(
    where: Workspace,
    slug: str,
    group: str | None = None,
    facts: Mapping[str, Value] | None = None,
    prompt: Prompt | None = None,
) -> NewCompany:
    """Writes the profile of one more company once it would pass ``check``.

    ``facts`` are by dotted key; ``prompt`` asks a person for those that neither they nor the group give. Without a
    prompt, what can be proposed is taken, and the rest that is required is ``missing`` in the result. Raises
    ``WrongUse`` for a name that is invalid or taken, an unknown group, and facts that cannot stand together.
    """
    shelf = open_shelf(where.cache)
    profile = with_facts(begin(where, slug, group, Composer(where, shelf)), facts or {})
    questions = interview.questions(where, grouped=profile.group is not None)
    if prompt is None:
        profile = interview.propose(profile, questions)
    else:
        prompt.show(interview.INSTRUCTIONS)
        profile = interview.ask_all(profile, tuple(one for one in questions if one.choices), prompt)
    open_questions, wrong = _sorted(profile.errors(), profile, questions)
    missing = tuple(dotted(one.key) for one in open_questions) if prompt is None else ()
    if wrong or missing:
        return NewCompany(slug, profile.name, missing=missing, diagnostics=wrong)
    if prompt is not None:
        profile = interview.ask_all(profile, questions, prompt)
        profile, wrong = interview.ask_again(profile, questions, prompt)
        if wrong:
            return NewCompany(slug, profile.name, diagnostics=wrong)
    return _write(profile, shelf)


def _sorted(errors: Diagnostics, profile: NewProfile, questions: Questions) -> tuple[Questions, Diagnostics]:
    """The questions that are still open, and the errors that no answer to one of them would mend."""
    lacking = {error.key for error in errors if error.code == "missing-key"}
    open_questions = tuple(
        one
        for one in questions
        if one.key in lacking
        or (one.required and not profile.knows(one.key) and any(_is_above(key, one) for key in lacking))
    )
    mended = {key for key in lacking for one in open_questions if key == one.key or _is_above(key, one)}
    return open_questions, tuple(one for one in errors if one.code != "missing-key" or one.key not in mended)


def _is_above(key: KeyPath, question: Question) -> bool:
    return len(key) < len(question.key) and question.key[: len(key)] == key


def _write(profile: NewProfile, shelf: Shelf | None) -> NewCompany:
    file = profile.where.root / profile.name
    with file.open("x", encoding="utf-8", newline="\n") as stream:  # never over a file that came in the meantime
        stream.write(profile.text())
    now, _ = workspace.survey(profile.where.root)
    return NewCompany(
        profile.slug,
        profile.name,
        written=(profile.name, *write_schemas(profile.where, missing_only=True)),
        values={dotted(key): value for key, value in profile.stated.items()},
        diagnostics=Composer(now, shelf).compose(profile.slug).diagnostics,
    )
