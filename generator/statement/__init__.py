"""One statement: from a profile and its policy to a document, its files, and what is checked in its text."""
