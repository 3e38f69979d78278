"""What one run keeps for the next, in a folder of the user's own: the store, and what is evicted from it."""
