"""From a profile and its policy to a statement's document."""

from collections.abc import Mapping
from datetime import date
from functools import cache as remembered
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator import template, workspace
from generator import yaml as source
from generator.cache.store import Shelf
from generator.diagnostics import Diagnostic, Diagnostics, Location, are_in_the_way, diagnose, in_order
from generator.diagnostics.suggestion import suggest
from generator.document import Block, Document, Heading, Image, Meta, slots, walk
from generator.law import Assessment
from generator.profile import Profile, locate, schema
from generator.profile.schema import LANGUAGES, Checker
from generator.statement import anchors
from generator.statement.logo import read_logo
from generator.statement.section_blocks import Skeletons
from generator.statement.text_checks import Composed
from generator.statement.version_information import DRAFT, Imprint, stamp
from generator.template import Policy, RenderedSection
from generator.template.loading.template_files import CLOSED
from generator.template.loading.wording import FORMS
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.statement.compliance import Compliance

_REGIONS = {"nl": "NL", "en": "GB", "de": "DE", "fr": "FR"}
_NO_LANGUAGE = "no-such-language"
_OWN_REGIONS = {("nl", "BE"), ("fr", "BE"), ("de", "AT"), ("en", "IE")}


class Statement(Struct, frozen=True):
    """A company's statement: its merged profile, its policy, what each section printed, and the document.

    ``rendered`` are the sections with those that are blank.
    """

    slug: str
    profile: Profile
    policy: Policy
    sections: tuple[RenderedSection, ...]
    document: Document
    rendered: tuple[RenderedSection, ...] = ()


class Outcome(Struct, frozen=True):
    """What became of one company: a statement, or ``None`` where an error stands in its way, and all findings.

    ``assessments`` are how far it meets the law, where that was asked; of the findings none is waived yet. ``profile``
    is ``None`` where there is none to read.
    """

    slug: str
    statement: Statement | None
    diagnostics: Diagnostics
    assessments: tuple[Assessment, ...] = ()
    profile: Profile | None = None


class Composer:
    """Composes the statements of one workspace; companies of one policy share its templates and parsed sections."""

    def __init__(
        self,
        where: Workspace,
        shelf: Shelf | None = None,
        on: date | None = None,
        *,
        to_print: bool = True,
        rules: Path | None = None,
    ) -> None:
        """Without a ``shelf`` nothing is kept between runs; without a day, ``on``, the law is not asked.

        Where nothing is ``to_print`` the law is also asked about what the sections say. ``rules`` are the templates
        whose rules are asked, where those are not the workspace's own.
        """
        self._on = on
        self._rules = rules or where.templates
        self._to_print = to_print
        self._workspace = where
        self._shelf = shelf
        self._read = remembered(source.read)
        self._policies: dict[tuple[str, str, str], tuple[Policy | None, Diagnostics]] = {}
        self._checkers: dict[tuple[str, str, str] | None, Checker] = {}
        self._spoken: dict[str, tuple[str, ...]] = {}
        self._skeletons = Skeletons(shelf)

    def compose(self, slug: str, imprint: Imprint = DRAFT, *, judge: bool = True) -> Outcome:
        """The statement of one company; a slug that is not in the workspace is a finding like any other.

        Without ``judge`` the law is not asked yet: ``judge`` asks it, ``compose_again`` of what it composes.
        """
        profile, found = self.load(slug)
        if profile is None:
            return Outcome(slug, None, found)
        return self.compose_profile(profile, found, imprint, judge=judge)

    def load(self, slug: str) -> tuple[Profile | None, Diagnostics]:
        """The merged profile of one company, with each file read once; ``None`` with the reason where there is none."""
        return workspace.load(self._workspace, slug, self._read)

    def compose_profile(
        self, profile: Profile, found: Diagnostics = (), imprint: Imprint = DRAFT, *, judge: bool = True
    ) -> Outcome:
        """The statement of a profile that was read already; ``found`` is what reading it gave."""
        policy, more = self.policy_of(profile)
        found += more
        found += _not_told(self._checker(policy).check(profile), found)
        assessments: tuple[Assessment, ...] = ()
        fails = policy is None or are_in_the_way(found)
        if judge or fails:
            assessments, more = self._of_the_law(profile, imprint, found)
            found += more
        if policy is None or fails:
            return Outcome(profile.slug, None, in_order(found), assessments, profile)
        return self._compose(policy, profile, found, imprint, assessments, judge=judge)

    def compose_again(self, statement: Statement, found: Diagnostics, imprint: Imprint) -> Outcome:
        """The same statement with another imprint; ``found`` is what composing it the first time gave, without the law.

        Only the sections that mention the version are rendered again.
        """
        assessments, more = self._of_the_law(statement.profile, imprint, found)
        return self._compose(
            statement.policy, statement.profile, found + more, imprint, assessments, before=statement.rendered
        )

    def judge(self, statement: Statement, found: Diagnostics) -> Outcome:
        """What the law asks of a statement that was composed without asking it; ``found`` is what that gave."""
        if self._law is None:
            return Outcome(statement.slug, statement, found, (), statement.profile)
        assessments, more = self._law.of_profile(statement.profile, found)
        found += more
        if not self._to_print:
            composed = Composed(statement.profile, statement.policy, statement.sections, statement.document)
            assessments, more = self._law.of_statement(composed, assessments, found)
            found += more
        return Outcome(statement.slug, statement, in_order(found), assessments, statement.profile)

    def _of_the_law(
        self, profile: Profile, imprint: Imprint, found: Diagnostics
    ) -> tuple[tuple[Assessment, ...], Diagnostics]:
        return self._law.of_profile(stamp(profile, imprint), found) if self._law else ((), ())

    def _compose(
        self,
        policy: Policy,
        profile: Profile,
        found: Diagnostics,
        imprint: Imprint,
        assessments: tuple[Assessment, ...],
        before: tuple[RenderedSection, ...] = (),
        *,
        judge: bool = True,
    ) -> Outcome:
        profile = stamp(profile, imprint)
        slug = profile.slug
        sections, more = template.render_all(policy, profile, schema.shape(), before)
        rendered, sections = sections, tuple(section for section in sections if section.markdown)
        blocks, misread = self._blocks(policy, profile, sections)
        logo, unreadable = read_logo(self._workspace, profile)
        found += more + misread + unreadable + tuple(anchors.repeated(blocks))
        document = Document(_meta(profile, blocks, logo, draft=imprint.draft), blocks)
        if self._law and judge and not self._to_print:
            composed = Composed(profile, policy, sections, document)
            assessments, more = self._law.of_statement(composed, assessments, found)
            found += more
        if are_in_the_way(found):
            return Outcome(slug, None, in_order(found), assessments, profile)
        statement = Statement(slug, profile, policy, sections, document, rendered)
        return Outcome(slug, statement, in_order(found), assessments, profile)

    def section(self, statement: Statement, section: RenderedSection | None) -> Document:
        """One section of a statement as a document of its own; an empty one for none."""
        sections = (section,) if section else ()
        return replace(statement.document, blocks=self._blocks(statement.policy, statement.profile, sections)[0])

    def policy_of(self, profile: Profile) -> tuple[Policy | None, Diagnostics]:
        """The policy that a profile asks for, loaded once; what is wrong with its name stands at the profile's line."""
        names = [profile.data.get(key) for key in ("policy", "language", "form_of_address")]
        if not all(isinstance(name, str) for name in names):
            return None, ()
        policy, language, form = map(str, names)
        if policy not in self._workspace.policies:
            return None, (self._unknown(policy, locate(profile, ("policy",))),)
        if language not in LANGUAGES or form not in FORMS:
            return None, ()  # the schema says so
        if language not in self._languages(policy):
            _, found = template.load_policy(self._workspace.templates, policy, language, form)
            closed = tuple(finding for finding in found if finding.code == CLOSED)
            return None, closed or (self._no_language(policy, language, locate(profile, ("language",))),)
        wanted = policy, language, form
        if wanted not in self._policies:
            self._policies[wanted] = template.load_policy(self._workspace.templates, *wanted, self._shelf)
        return self._policies[wanted]

    @cached_property
    def _law(self) -> "Compliance | None":
        """The rules of the day, read once."""
        if self._on is None:
            return None
        from generator.statement.compliance import Compliance

        return Compliance(self._workspace, self._on, self._rules, self._shelf)

    def _checker(self, policy: Policy | None) -> Checker:
        """What checks the profiles of a policy, in one language and form of address."""
        wanted = (policy.slug, policy.language, policy.form) if policy else None
        if wanted not in self._checkers:
            self._checkers[wanted] = Checker(policy.catalogues if policy else {})
        return self._checkers[wanted]

    def _unknown(self, policy: str, place: Location) -> Diagnostic:
        known = self._workspace.policies
        hint = suggest(policy, known) or f"there are: {', '.join(known)}"
        return diagnose("unknown-policy.of-profile", place, policy=repr(policy), hint=hint)

    def _languages(self, policy: str) -> tuple[str, ...]:
        if policy not in self._spoken:
            self._spoken[policy] = workspace.languages(self._workspace, policy)
        return self._spoken[policy]

    def _no_language(self, policy: str, language: str, place: Location) -> Diagnostic:
        known = " or ".join(self._languages(policy))
        choice = f"write {known}, or " if known else ""
        return diagnose(
            "no-such-language",
            place,
            key=("language",),
            policy=policy,
            language=language,
            known=known or "none at all",
            choice=choice,
        )

    def _blocks(
        self, policy: Policy, profile: Profile, sections: tuple[RenderedSection, ...]
    ) -> tuple[tuple[Block, ...], Diagnostics]:
        blocks: list[Block] = []
        found: Diagnostics = ()
        for section in sections:
            skeleton, more = self._skeletons.of(section.markdown, section.template)
            blocks.extend(slots.fill(skeleton, section.values))
            if more:
                found += template.relocate(policy, profile, schema.shape(), section, more)
        known = anchors.anchors(blocks)
        for section in sections if not found else ():  # a section that cannot be read has no anchors
            if more := tuple(anchors.dead(section, known)):
                found += template.relocate(policy, profile, schema.shape(), section, more)
        return tuple(blocks), found


def _not_told(breaches: Diagnostics, found: Diagnostics) -> Diagnostics:
    """The breaches but those that only follow from what was found before.

    A record that lacks its id is not merged, so that it lacks other facts as well; own words need not be in a language
    that the statement cannot be in.
    """
    nameless = [finding.key for finding in found if finding.code == "record-without-id"]
    mute = any(finding.code == _NO_LANGUAGE for finding in found)
    return tuple(
        breach
        for breach in breaches
        if not any(breach.key[: len(key)] == key for key in nameless)
        and not (mute and breach.code == "missing-language")
    )


def _meta(profile: Profile, blocks: tuple[Block, ...], logo: Image | None, *, draft: bool) -> Meta:
    controller, statement = _below(profile.data, "controller"), _below(profile.data, "statement")
    title = next((walk.plain(block.content) for block in blocks if isinstance(block, Heading)), "")
    day, version = statement.get("date"), statement.get("version")
    return Meta(
        title=title,
        language=_language(profile),
        company=str(controller.get("legal_name") or ""),
        author=str(controller.get("legal_name") or ""),
        date=date.fromisoformat(day) if isinstance(day, str) else None,
        version=str(version) if version else None,
        draft=draft,
        description=title,
        logo=logo,
    )


def _language(profile: Profile) -> str:
    """The proofing language (BCP 47): the statement's, in the spelling of the controller's country."""
    language = str(profile.data.get("language"))
    country = _below(_below(profile.data, "controller"), "address").get("country")
    region = country if (language, country) in _OWN_REGIONS else _REGIONS.get(language, "")
    return f"{language}-{region}" if region else language


def _below(data: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}
