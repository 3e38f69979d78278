"""Rules of form: what a profile says in one place must fit what it says in another."""

import re

from generator.diagnostics import Severity
from generator.diagnostics.suggestion import suggest
from generator.profile.schema.field_rules import load
from generator.profile.schema.name_rules import contained_name, one_spelling
from generator.profile.schema.printable_texts import printed
from generator.profile.schema.untrusted import Breach, Breaches, CrossRule, Facts

_OWN_MAIL = (("contact", "email"), ("rights", "email"), ("security", "report_email"), ("minors", "email"))
_NAME_MARKS = {
    "bv": r"\bB\.? ?V\.?(?!\w)", "nv": r"\bN\.? ?V\.?(?!\w)", "stichting": "(?i)stichting",
    "vereniging": "(?i)vereniging", "cooperatie": "(?i)[ck]o[öo]p", "gmbh": r"\bGmbH\b", "ag": r"\bAG\b",
    "bv_be": r"\bBV\b|\bSRL\b", "nv_be": r"\bNV\b|\bSA\b",
}  # fmt: skip
_PAGE = re.compile(r"^\w+://|[/?#].*$")
"""What is no host in an address, which has an error of its own."""
_PLACEHOLDER = re.compile(r"\bTODO\b|\bXXX+\b|\[\s*(?:…|\.{2,})\s*\]|\{\{|\}\}")


def mail_domain(profile: Facts) -> Breaches:
    """An own e-mail address, or the domain of a security measure, belongs to one of the company's websites.

    The officer's address is left out: an officer from outside has one elsewhere. Source: a statement in use that had
    one letter of the domain missing in every address.
    """
    sites = [registrable(_PAGE.sub("", site.line("host"))) for site in profile.records("websites")]
    for path in (*_OWN_MAIL, ("security", "secured_domain")):
        domain = registrable(profile.line(*path).rpartition("@")[2])
        if domain and sites and domain not in sites:
            yield Breach(
                path,
                f"the domain {domain} is not among the company's websites ({', '.join(dict.fromkeys(sites))})",
                suggest(domain, sites) or "correct one of the two, or add the site to 'websites'",
            )


def registrable(host: str) -> str:
    """The part of a host that somebody registered: its last two labels, three under a suffix such as ``co.uk``.

    The public suffix list is not consulted; the suffixes known here are the usual ones of two-letter domains.
    """
    labels = host.lower().rstrip(".").split(".")
    second_level = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in {"co", "com", "org", "net", "gov", "ac"}
    return ".".join(labels[-3 if second_level else -2 :])


def legal_form(profile: Facts) -> Breaches:
    """The legal form is the one in the name (articles 2:66, 2:177, 2:286, 2:26 and 2:54 BW, to be confirmed)."""
    form, name = profile.line("controller", "legal_form"), profile.line("controller", "legal_name")
    mark = _NAME_MARKS.get(form)
    if name and mark and not re.search(mark, name):
        message = f"the legal form is {form}, which the name '{name}' does not show"
        yield Breach(("controller", "legal_form"), message, "correct the form, or write the full statutory name")


def dpo_contact(profile: Facts) -> Breaches:
    """An officer who is appointed can be reached, and one who is not has no name or address (article 13(1)(b) GDPR)."""
    dpo = profile.record("dpo")
    stated = [field for field in ("name", "email", "phone") if dpo.line(field)]
    if dpo.at("appointed") is True and not stated:
        yield Breach(
            ("dpo", "appointed"),
            "a data protection officer is appointed, but neither name nor contact is stated",
            "add name, email or phone",
        )
    if dpo.at("appointed") is False and stated:
        message = f"no data protection officer is appointed, yet {' and '.join(stated)} of one is stated"
        yield Breach(("dpo", stated[0]), message, "write appointed: true, or take these out")


def decisions(profile: Facts) -> Breaches:
    """Automated decisions are described when they are in use, and only then."""
    in_use, listed = profile.at("automated_decisions", "in_use"), profile.items("automated_decisions", "decisions")
    if in_use is False and listed:
        message = "automated decisions are described, yet 'in_use' says that there are none"
        yield Breach(("automated_decisions", "in_use"), message, "write in_use: true, or take the decisions out")


def recipient_data(profile: Facts) -> Breaches:
    """A recipient gets some data: an empty list says that it gets none, and a row of a table says which."""
    for table in profile.records("recipient_groups"):
        for row in table.records("recipients"):
            fields = ("data_categories", "data_possible", "data_conditional")
            if not any(row.items(field) for field in fields):
                yield Breach(row.key, "the recipient gets no data", "state 'data_categories', or take the row out")
    for row in profile.records("recipients"):
        if row.at("data_categories") == [] and not row.items("data_possible"):
            yield Breach((*row.key, "data_categories"), "the recipient gets no data", "write ~ for what is not stated")


def placeholder(profile: Facts) -> Breaches:
    """Nothing that stands for something still to be written is left."""
    for key, value in printed(profile.data, load()):
        if found := _PLACEHOLDER.search(value):
            yield Breach(key, f"'{found.group()}' looks like something still to be filled in", "write the fact itself")


RULES = (
    CrossRule("mail-domain", Severity.WARNING, mail_domain),
    CrossRule("name-spelling", Severity.WARNING, one_spelling),
    CrossRule("short-name", Severity.NOTE, contained_name),
    CrossRule("legal-form", Severity.WARNING, legal_form),
    CrossRule("dpo-contact", Severity.ERROR, dpo_contact),
    CrossRule("decisions", Severity.ERROR, decisions),
    CrossRule("recipient-data", Severity.WARNING, recipient_data),
    CrossRule("placeholder", Severity.WARNING, placeholder),
)
"""Each rule of form with its code and severity."""
