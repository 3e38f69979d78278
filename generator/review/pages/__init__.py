"""The review site: static pages over all companies, opened from the disk; no server, no network.

``overview`` is the page of all companies, ``review`` that of one: its statement with the redline beside it, its
findings and its versions. Both work without script; a script of our own adds sorting, filtering and what a date means
today. The pages are made of values only, and say the same for the same values: the clock is the browser's.
"""

from generator.review.pages.company_page import review
from generator.review.pages.overview_page import overview
from generator.review.pages.page_model import Company, Link, PageFinding, PageVersion, Standing

__all__ = ["Company", "Link", "PageFinding", "PageVersion", "Standing", "overview", "review"]
