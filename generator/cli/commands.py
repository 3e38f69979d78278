"""The commands, and what each does in a line.

The module of a command, ``generator.cli.<name>``, has its options and examples, and runs it.
"""

COMMANDS = {
    "plan": "say what a build would change, in which words, and why",
    "build": "write the statements into output/",
    "check": "say what is wrong in profiles, and what the law asks",
    "serve": "show the statements in a browser while profiles and templates are edited",
    "publish": "put the statements whose text changed in force from a day on",
    "rollback": "publish the text of an earlier version anew; deletes nothing",
    "redline": "show what changed in a statement, as Word with tracked changes, page and text",
    "status": "say which version of each statement holds, and whether the draft differs",
    "verify": "prove that what was published is unaltered, and that a website shows it",
    "drift": "say where the companies of a group differ from it, and why",
    "new": "write the profile of one more company, asking for its facts",
    "init": "make a workspace that builds at once",
    "explain": "say where each value of a statement comes from",
    "schema": "print the JSON Schema by which an editor completes profiles",
    "completion": "print what makes a shell complete this command",
}
"""Each command with its line of the help, in the order of the help."""
