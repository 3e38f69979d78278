"""PDF: the page of the HTML writer on A4 paper, tagged for screen readers (PDF/UA-1); needs the extra ``[pdf]``."""

from importlib import import_module

from generator.document import Document
from generator.formats.html import writer as html


def why_unavailable() -> str | None:
    """What is missing to write PDF and how to get it; ``None`` when nothing is."""
    try:
        import_module("weasyprint")
    except ImportError:
        return "PDF needs the package weasyprint: pip install 'privacy-statements[pdf]'"
    except OSError as error:
        return f"PDF needs the library Pango, on Debian: apt-get install libpangoft2-1.0-0 ({error})"
    return None


def write(document: Document) -> bytes:
    """The statement as a tagged PDF of A4 pages; the same document and the same fonts give the same bytes."""
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    page = HTML(string=html.write(document).decode(), url_fetcher=URLFetcher(allowed_protocols=("data",)))
    pdf: bytes = page.write_pdf(pdf_variant="pdf/ua-1", presentational_hints=True)
    return pdf
