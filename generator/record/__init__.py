"""What was published: publishing, making versions again, verifying them and websites against them."""
