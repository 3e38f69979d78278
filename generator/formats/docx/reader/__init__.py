"""Reads the text of Word documents that anybody made."""
