"""The exit codes of the command, and what its help says of them."""

FINE, PROBLEMS, WRONG, PENDING, INTERRUPTED = 0, 1, 2, 3, 130
"""``PROBLEMS``: errors in the input. ``WRONG``: wrong use or a failure. ``PENDING``: only with ``--exit-code``."""

EXIT_CODES = """exit codes:
  0    success; there may be warnings
  1    errors in the profiles, the templates or output/
  2    the command was used wrongly, or the program failed
  3    only with --exit-code: there are differences
  130  interrupted with Ctrl-C"""

EXIT_CODES_IN_SHORT = "exit codes: 0 success, 1 errors in the input, 2 wrong use or a failure, 130 interrupted"
