"""Ratios between this program and others that do the same work, taken in one run on one machine."""
