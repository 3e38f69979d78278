"""HTML: pages and fragments of statements, and the text of web pages that anybody made."""
