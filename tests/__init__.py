"""The tests: each name is the sentence that it holds true."""
