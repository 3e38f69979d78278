"""Writes the parts of a Word document from the document tree."""
