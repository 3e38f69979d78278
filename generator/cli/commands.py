"""The commands, each with a line that says what it does.

The module of a command, ``generator.cli.<name>``, has its options and examples, and runs it.
"""

COMMANDS = {
    "plan": "show what a build would change, in which words, and why",
    "build": "write the statements into output/",
    "check": "list errors and gaps in profiles, and what the law asks",
    "serve": "show the statements in a browser while profiles and templates are edited",
    "publish": "publish the statements whose text changed, in force from a given day",
    "rollback": "publish the text of an earlier version again; deletes nothing",
    "redline": "show what changed in a statement: Word with tracked changes, web page and text",
    "status": "show which version of each statement is in force, and whether the draft differs",
    "verify": "check that what was published is unaltered, and that a website shows it",
    "drift": "show where the companies of a group differ from it, and why",
    "new": "write the profile of a new company, asking for its facts",
    "init": "make a workspace that builds at once",
    "explain": "show where each value of a statement comes from",
    "schema": "print the JSON Schema with which an editor completes profiles",
    "completion": "print the script with which a shell completes this command",
}
"""Each command with its line of the help, in the order of the help."""
