"""Scripts that made files of this project, kept so that their making can be read; no program runs them."""
