"""Companies for the review site's tests: every standing, long names, hostile text."""

from generator.review.pages import Company, Link, PageFinding, PageVersion, Standing

FINDINGS = (
    PageFinding("error", "kvk", "profiles/noord.yaml:4:23", "a KvK number has 8 digits, this has 7", "look it up"),
    PageFinding(
        "warning", "retention", "profiles/noord.yaml:19:1", "processing 'cctv' states no term", "add 'retention'"
    ),
    PageFinding("note", "copied", "output/noord/noord.md:1:1", "what stood here is kept <as> noord.md.orig"),
)


def files(slug: str, folder: str = "") -> tuple[Link, ...]:
    """The files of a statement, below the output folder."""
    return tuple(Link(kind, f"{folder}{slug}/{slug}.{kind}") for kind in ("md", "html", "docx"))


def version(number: int, effective: str, reason: str = "first version") -> PageVersion:
    """A version with its kept files."""
    return PageVersion(str(number), effective, reason, files("noord", f"published/{number}/"))


def company(slug: str, standing: Standing, *versions: PageVersion, **more: object) -> Company:
    """A company of the group Windkracht with its files."""
    page = f"{slug}/review.html"
    given = {"files": files(slug), "statement": f"{slug}/{slug}.html", "page": page} | more
    return Company(slug, f"{slug.title()} B.V.", "windkracht", "nl", standing, versions, **given)  # type: ignore[arg-type]


COMPANIES = (
    company("noord", Standing.BROKEN, version(1, "2018-05-23"), findings=FINDINGS),
    company(
        "oost",
        Standing.CHANGED,
        version(1, "2018-05-23"),
        version(2, "2025-08-04", "the rules for passwords changed"),
        redline="oost/oost.redline.html",
        findings=FINDINGS[1:],
    ),
    company("zuid", Standing.CURRENT, version(1, "")),
    company("west", Standing.CURRENT, version(1, "2099-01-01")),
    Company("los", 'Los & "Vast" <b>B.V.</b>', "", "nl", Standing.NEW, page="los/review.html"),
)
"""One of each standing; the last is in no group and has not been built."""
