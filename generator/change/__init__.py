"""What changed in a statement and why: baselines, section changes, causes, impact, redlines, drift, saved plans."""
