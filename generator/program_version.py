"""The version of the program; a module of its own, for every layer may name it."""

__version__ = "0.1.0"
