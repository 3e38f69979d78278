"""Redlines as Word documents: changes that Word tracks, to accept or reject."""
