"""Merges a company with its group, keeping for each value the file and line that supplied it."""

from generator.profile.merging import merge
from generator.profile.model import Origin, Profile, locate
from generator.profile.removal import IDENTITY

__all__ = ["IDENTITY", "Origin", "Profile", "locate", "merge"]
