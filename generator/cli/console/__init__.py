"""What a command shows: its result for people, and for other programs."""
