"""Checks templates without a profile."""
