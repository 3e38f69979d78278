"""Privacy statements for groups of companies: facts from YAML, policy from templates, one tree for every format."""

__version__ = "0.1.0"
