"""What the law asks, held against the facts of a profile."""
