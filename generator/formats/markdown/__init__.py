"""Markdown: statements written, and the dialect of sections and published statements read."""
