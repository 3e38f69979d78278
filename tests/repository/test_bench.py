"""The benchmark compares equal work: the same companies every time, and a template with none of their facts."""

from pathlib import Path

from docx import Document

from bench import word_template
from bench.companies import companies

STATEMENT = """\
# Privacyverklaring {short_name} <a id="verklaring"></a>

{legal_name} zit aan de {street} in {city}.
Mail naar [{email}](mailto:{email}).

- Eerste
- Tweede

| Wat | Waar |
| --- | --- |
| Post | {postcode} {city} |
"""


def test_the_same_seed_makes_the_same_companies_and_no_two_are_alike() -> None:
    made = list(companies(500, seed=7))
    assert made == list(companies(500, seed=7))
    for name in ("slug", "legal_name", "kvk", "phone", "email", "host"):
        assert len({getattr(company, name) for company in made}) == 500, f"two companies share one {name}"


def test_a_template_for_docxtpl_names_the_facts_of_the_company_it_was_made_from(tmp_path: Path) -> None:
    company = next(companies(1, seed=7))
    word_template.write(STATEMENT.format(**company.facts()), company.facts(), tmp_path / "template.docx")
    document = Document(str(tmp_path / "template.docx"))
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert [paragraph.text.strip() for paragraph in document.paragraphs] == [
        "Privacyverklaring {{ short_name }}",
        "{{ legal_name }} zit aan de {{ street }} in {{ city }}. Mail naar {{ email }}.",
        "Eerste",
        "Tweede",
    ]
    assert cells == ["Wat", "Waar", "Post", "{{ postcode }} {{ city }}"]
