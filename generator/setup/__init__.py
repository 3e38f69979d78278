"""A new workspace, and the profile of a new company: the interview, the answers, the text of the file."""
