"""The output folder: what a build, a plan or a publication makes of it, statements and the site over them."""
