"""The review site: what an officer looks for stands there, as text, and nothing on a page can come from elsewhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.review.pages import Company, Link, PageFinding, PageVersion, Standing, overview, review
from tests.support.html_reader import Element, parse
from tests.support.site_samples import COMPANIES, company, version

OVERVIEW = overview(COMPANIES, "Privacy statements").decode()
PAGES = {"overview": OVERVIEW} | {company.slug: review(company).decode() for company in COMPANIES}


def tree(page: str) -> Element:
    return parse(page.encode())


@pytest.mark.parametrize("slug", [company.slug for company in COMPANIES])
def test_the_overview_has_a_row_for_each_company_with_its_standing(slug: str) -> None:
    (shown,) = (company for company in COMPANIES if company.slug == slug)
    (row,) = (
        row for row in tree(OVERVIEW).every("tr") if shown.slug in [span.text().strip() for span in row.every("span")]
    )
    assert shown.standing.value in row.text() and shown.name in row.text()


def test_the_overview_says_in_a_line_how_many_stand_how() -> None:
    assert "5 companies: 2 as published, 1 draft differs, 1 never published, 1 has errors." in tree(OVERVIEW).text()


def test_errors_are_shown_with_their_place_and_the_rest_is_counted() -> None:
    assert "profiles/noord.yaml:4:23" in OVERVIEW
    assert "1 error, 1 warning, 1 note" in OVERVIEW
    assert "profiles/noord.yaml:19:1" not in OVERVIEW, "warnings stand on the company's own page"
    assert "profiles/noord.yaml:19:1" in PAGES["noord"]


def test_a_statement_without_a_date_says_so() -> None:
    assert "no date stated" in tree(OVERVIEW).text() and "no date stated" in PAGES["zuid"]


def test_every_link_of_a_review_leads_up_to_the_output_folder() -> None:
    targets = [link.attributes["href"] for link in tree(PAGES["oost"]).every("a")]
    assert targets and all(target.startswith("../") for target in targets), targets


def test_the_statement_and_its_redline_stand_beside_each_other() -> None:
    frames = tree(PAGES["oost"]).every("iframe")
    assert [frame.attributes["src"] for frame in frames] == ["../oost/oost.html", "../oost/oost.redline.html"]
    assert len(tree(PAGES["zuid"]).every("iframe")) == 1


@pytest.mark.parametrize("name", PAGES)
def test_a_page_lets_only_our_own_script_run(name: str) -> None:
    policy = next(
        meta.attributes["content"] for meta in tree(PAGES[name]).every("meta") if "http-equiv" in meta.attributes
    )
    assert re.search(r"script-src 'sha256-[^']+';", policy) and "unsafe-inline" not in policy.replace(
        "style-src 'unsafe-inline'", ""
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    versions, findings = (
        (PageVersion("1", "", text, (Link(text, text),)),),
        (PageFinding("error", "c", text, text, text),),
    )
    shown = Company("x", text, text, "nl", Standing.NEW, versions, findings)
    for page in (overview([shown], text), review(shown)):
        found = parse(page)
        assert " ".join(text.split()) in " ".join(found.text().split())
        assert [element.name for element in found.walk()].count("script") == 1


def test_the_same_companies_give_the_same_bytes() -> None:
    assert overview(COMPANIES, "a") == overview(list(COMPANIES), "a")
    assert review(company("noord", Standing.NEW, version(1, ""))) == review(
        company("noord", Standing.NEW, version(1, ""))
    )


def test_without_companies_the_page_says_what_to_do() -> None:
    assert "statements new" in overview([], "Privacy statements").decode()
