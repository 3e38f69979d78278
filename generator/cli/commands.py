"""The commands: what each does, its options and examples."""

from generator.cli import options

COMMANDS = {
    "plan": (
        "say what a build would change, in which words, and why",
        options.plan_options,
        (
            "statements plan",
            "statements plan smart2led --diff",
            "statements plan -o week-49.plan",
            "statements plan --exit-code",
        ),
    ),
    "build": (
        "write the statements into output/",
        options.build_options,
        (
            "statements build",
            "statements build smart2led smt",
            "statements build --format docx,pdf",
            "statements build --strict",
            "statements build week-49.plan",
        ),
    ),
    "check": (
        "say what is wrong in profiles, and what the law asks",
        options.check_options,
        (
            "statements check",
            "statements check smart2led --requirements",
            "statements check --on 2018-05-25",
            "statements check smt --report",
            "statements check --output-format sarif",
            "statements check --file verklaring.docx",
        ),
    ),
    "serve": (
        "show the statements in a browser while profiles and templates are edited",
        options.serve_options,
        ("statements serve", "statements serve --open", "statements serve --port 8080"),
    ),
    "publish": (
        "put the statements whose text changed in force from a day on",
        options.publish_options,
        (
            'statements publish --effective 2026-12-01 --reason "Bewaartermijn sollicitaties"',
            'statements publish smart2led --effective 2026-12-01 --reason "Beveiliging" --by "J. Bakker" --dry-run',
        ),
    ),
    "rollback": (
        "publish the text of an earlier version anew; deletes nothing",
        options.rollback_options,
        ('statements rollback smart2led --to 1 --effective 2026-12-15 --reason "Herstel van de vorige tekst"',),
    ),
    "redline": (
        "show what changed in a statement, as Word with tracked changes, page and text",
        options.redline_options,
        (
            "statements redline smart2led",
            'statements redline smart2led --from 1 --to 2 --author "J. Bakker" --date 2026-12-01',
            "statements redline --group promteg",
            "statements redline smart2led-signed.docx output/smart2led/smart2led.html",
            "statements redline old/ new/ --format docx --exit-code",
        ),
    ),
    "status": (
        "say which version of each statement holds, and whether the draft differs",
        options.status_options,
        ("statements status", "statements status smart2led --on 2027-01-01", "statements status --json"),
    ),
    "verify": (
        "prove that what was published is unaltered, and that a website shows it",
        options.verify_options,
        (
            "statements verify",
            "statements verify smart2led --all",
            "statements verify smart2led --against page.html",
            "statements verify --against downloads",
        ),
    ),
    "drift": (
        "say where the companies of a group differ from it, and why",
        options.drift_options,
        ("statements drift --group promteg", "statements drift --group promteg --exit-code"),
    ),
    "new": (
        "write the profile of one more company, asking for its facts",
        options.new_options,
        (
            "statements new smart2print --group promteg",
            "statements new smart2print --group promteg --set contact.department=support",
            "statements new bakkerij-jansen --policy full-statement --authority NL-AP",
        ),
    ),
    "init": (
        "make a workspace that builds at once",
        options.init_options,
        ("statements init privacy", "statements init privacy --example"),
    ),
    "explain": (
        "say where each value of a statement comes from",
        options.explain_options,
        (
            "statements explain smart2led",
            "statements explain smart2led contact.email",
            "statements explain smart2led processings.recruitment.retention",
        ),
    ),
    "schema": (
        "print the JSON Schema by which an editor completes profiles",
        options.schema_options,
        ("statements schema --write", "statements schema --kind group > group.json"),
    ),
    "completion": (
        "print what makes a shell complete this command",
        options.completion_options,
        (
            "statements completion bash > ~/.local/share/bash-completion/completions/statements",
            'statements completion zsh > "${fpath[1]}/_statements"',
            "statements completion fish > ~/.config/fish/completions/statements.fish",
        ),
    ),
}
"""Each command: what it does, what adds its options, and examples, in the order of the help."""
