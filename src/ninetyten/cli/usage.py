"""`--help` and `--version`."""

from __future__ import annotations

import sys

from ninetyten import __version__
from ninetyten.cli.words import SUMMARY

QUERY_SUMMARY = {
    "status": "one line for a prompt, tmux or a bar; --json, --format",
    "log": "the day's facts; --date, --json",
    "report": "the production report of a day, week, month or year; a sheet of weeks; --html",
    "wellness": "the private report of a day, week, month or year",
    "backlog": "where a backlog stands, and the message that says so; --copy",
    "export": "everything into a file; for Timewarrior or a calendar, --format",
    "import": "what was exported, back in; Timewarrior's too",
    "merge": "another machine's export, beside this one's facts",
    "watch": "ring without a screen; --background",
    "demo": "the real app on a faster clock; nothing is kept",
    "simulate": "play a scripted day on a virtual clock",
    "check": "configuration, themes and keys",
    "doctor": "self-test of desktop, sound, idle and journal",
    "locate": "where the files are",
    "scan": "does anything kept look as if it identified a patient",
    "restore": "put a backup in the journal's place; --from, --yes",
    "wipe": "delete all that was recorded; --yes, --settings",
}


def run(argv: list[str]) -> int:
    """Print the version, or every command with what it does."""
    if argv[0] == "--version":
        sys.stdout.write(f"ninetyten {__version__}\n")
        return 0
    lines = ["usage: ninetyten [COMMAND ...]", "", "Alone it opens the full-screen app.", ""]
    lines += [f"  {word:<9} {does}" for word, does in (SUMMARY | QUERY_SUMMARY).items()]
    lines += ["", "ninetyten COMMAND --help says more. Lengths: 90m, 1h30m, 20s, or a number of minutes."]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
