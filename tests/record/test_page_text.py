"""Which text a page shows: the site's own frame and look do not matter, a changed word does."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from generator.document import Document, Meta
from generator.formats.html import writer
from generator.formats.readers import read_file
from generator.record.page_text import TELLING, PublishedTexts, sight
from tests.support import folders, samples
from tests.support.samples import heading, paragraph
from tests.support.strategies import documents

pytestmark = pytest.mark.thorough

STATEMENT = samples.statement(draft=False, with_logo=False)
OTHER = Document(
    STATEMENT.meta, (heading(1, "Iets anders", "x"), paragraph("Een heel ander verhaal over brood en koek."))
)
KNOWN = {"statement": STATEMENT, "other": OTHER}
FRAME = """<!doctype html><html lang="nl"><body><header>Winkel <a href="/">naar huis</a></header><main>
<p>U bent hier: Home, Over ons, Privacy</p>{}<p>Meer weten? Bel ons. Volg ons ook op de bekende kanalen.</p>
</main><footer>Voorwaarden</footer></body></html>"""


def page(content: str) -> Document:
    document, found = read_file(FRAME.format(content).encode(), "site.html")
    assert document is not None, found
    return document


def fragment(document: Document) -> str:
    return writer.write_fragment(document).decode()


def test_a_page_in_the_frame_of_a_site_shows_the_text() -> None:
    found = sight(page(fragment(STATEMENT)), KNOWN)
    assert found is not None and (found.name, found.missing, found.added) == ("statement", (), ())


def test_the_look_of_a_site_changes_nothing() -> None:
    changed = fragment(STATEMENT).replace("<strong>", "").replace("</strong>", "").replace("</p>\n<p>", "<br>")
    changed = changed.replace("’", "'").replace("<li>", "<li><span>").replace("</li>", "</span></li>")
    found = sight(page(changed), KNOWN)
    assert found is not None and found.is_exact, f"missing {found and found.missing}, added {found and found.added}"


def test_a_changed_word_is_told_with_what_stands_there_instead() -> None:
    text = fragment(OTHER).replace("brood", "beschuit")
    found = sight(page(text), KNOWN)
    assert found is not None and (found.name, found.missing, found.added) == ("other", ("brood",), ("beschuit",))


def test_a_passage_that_the_site_left_out_is_missing() -> None:
    lines = fragment(STATEMENT).split("\n")
    passage = next(line for line in lines[5:] if line.startswith("<p>") and len(line) > 60)
    found = sight(page("\n".join(line for line in lines if line != passage)), KNOWN)
    assert found is not None and found.name == "statement" and found.share < 1
    assert len(found.missing) == 1 and not found.added


def test_a_page_about_something_else_shows_nothing() -> None:
    site, _ = read_file((folders.CASES / "files" / "site.html").read_bytes(), "site.html")
    assert site is not None and sight(site, KNOWN) is None


@pytest.mark.parametrize("count", [1, 2])
def test_of_two_versions_the_one_that_is_shown_is_named(count: int) -> None:
    blocks = (*STATEMENT.blocks[:-1], paragraph("Deze laatste alinea is nieuw in deze versie van de tekst."))
    versions = {1: STATEMENT, 2: replace(STATEMENT, blocks=blocks)}
    found = sight(page(fragment(versions[count])), versions)
    assert found is not None and found.name == count and found.is_exact


@given(documents())
def test_any_document_is_seen_in_its_own_page(document: Document) -> None:
    read, _ = read_file(writer.write(document), "a.html")
    assert read is not None
    found = sight(read, {"it": document})
    assert found is None or found.is_exact, f"missing {found.missing}, added {found.added}"


def test_among_more_sisters_than_one_can_tell_by_what_they_share_each_is_found_by_what_is_its_own() -> None:
    sisters = {
        number: replace(
            STATEMENT, blocks=(*STATEMENT.blocks, paragraph(f"Vragen beantwoordt zuster {number} in Meppel."))
        )
        for number in range(TELLING + 10)
    }
    texts = PublishedTexts(sisters)
    for number in (0, 7, TELLING + 9):
        found = texts.sight(page(fragment(sisters[number])))
        assert found is not None and (found.name, found.is_exact) == (number, True)
    found = texts.sight(page(fragment(STATEMENT)))
    assert found is not None and found.share > 0.9, "what is nobody's own is still near to all"


def test_a_text_that_goes_on_is_not_taken_for_the_shorter_one_that_it_begins_with() -> None:
    longer = replace(
        STATEMENT, blocks=(*STATEMENT.blocks, paragraph("En dit staat er sinds de tweede versie ook bij."))
    )
    for name, shown in (("short", STATEMENT), ("long", longer)):
        for known in ({"short": STATEMENT, "long": longer}, {"long": longer, "short": STATEMENT}):
            found = sight(page(fragment(shown)), known)
            assert found is not None and (found.name, found.is_exact) == (name, True)


def test_a_page_is_held_against_the_text_that_it_should_show() -> None:
    found = PublishedTexts(KNOWN).compare(page(fragment(STATEMENT)), "other")
    assert found.name == "other" and found.missing


def test_an_empty_page_shows_nothing() -> None:
    assert sight(Document(Meta("", "nl", "", ""), ()), KNOWN) is None
