"""Reads a policy: its files, sections and wording."""
