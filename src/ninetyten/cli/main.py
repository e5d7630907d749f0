"""Run the command that argv asks for, and print `--help` and `--version`. Only the module of that command is imported."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module

from ninetyten import __version__
from ninetyten.cli.grammar import SUMMARY
from ninetyten.cli.output import Outlet, outlets
from ninetyten.domain.commands import WORDS
from ninetyten.domain.visible import in_one_line
from ninetyten.ports import Unwritable

OK, REFUSED, USAGE, UNWRITABLE, UNHEARD = 0, 1, 2, 3, 4
"""Exit codes (CONTRACT). UNHEARD: nothing is wrong but that stdout did not take the whole answer; a code of its own, so that a
script neither takes half a report for a report nor looks for the fault in the journal."""
PIPE_CLOSED = 128 + 13
"""The same where the reader has left, as `head` does: what a shell says of every program that SIGPIPE ends."""

Run = Callable[[list[str]], int]

QUERIES = {
    "status": "status_command",
    "log": "log",
    "report": "reports",
    "wellness": "reports",
    "backlog": "backlog_command",
    "export": "interchange",
    "import": "interchange",
    "merge": "interchange",
    "watch": "watch",
    "demo": "demo",
    "simulate": "simulate",
    "check": "check_command",
    "doctor": "doctor",
    "scan": "scan_command",
    "restore": "restore",
    "wipe": "wipe",
    "locate": "locate",
}
"""Command -> the module of `cli` that runs it."""
ACT_WORDS = tuple(word for word in WORDS if word != "account")
"""The acts that are commands; what a gap was is asked by the app alone."""
ALIASES = {"break": "rest"}


def run(argv: list[str]) -> int:
    """Run one command line; its exit code. Whatever goes wrong is told in a line on stderr, never as a traceback."""
    with outlets() as out:
        try:
            code = _run(argv)
        except BaseException as fault:
            cause = _told(fault)
            code = OK if out.acted else cause
        out.flush()
        return code if out.trouble is None else _unheard(out, code)


def _told(fault: BaseException) -> int:
    """Tell what has ended a command; its exit code."""
    match fault:
        case Unwritable():
            return fail(str(fault), UNWRITABLE)
        case KeyboardInterrupt():
            return 130
        case OSError():
            return fail(f"{fault.filename or 'a file'}: {fault.strerror or fault}", USAGE)
        case Exception():  # a person is told in a line, whatever it was
            if at_fault := _at_fault():
                return fail(at_fault, UNWRITABLE)
            cause = f'{type(fault).__name__}: "{fault}"'  # in quotes, so that it is not repeated where it must not be
            return fail(f"a fault of ninetyten itself ({cause}); ninetyten doctor may tell more", UNWRITABLE)
    raise fault


def _unheard(out: Outlet, code: int) -> int:
    """Tell that stdout did not take the answer; the exit code. A command's own code stays, for it says more."""
    if not out.reader_left:
        why = getattr(out.trouble, "strerror", None) or out.trouble
        what = "done, but the confirmation" if out.acted else "the output"
        fail(f"{what} could not be written to stdout: {why}", UNHEARD)
    return code or (OK if out.acted else PIPE_CLOSED if out.reader_left else UNHEARD)


def _run(argv: list[str]) -> int:
    word = ALIASES.get(argv[0], argv[0]) if argv else ""
    if not word:
        return _module("full_screen").run([])
    if word in ("-h", "--help", "help", "--version"):
        return print_usage(argv)
    if argv in (["ceu"], ["ceu", "--json"]):  # without a number it asks
        return _module("backlog_command").run_ceu(argv)
    if word in ACT_WORDS:
        return _module("act").run(argv)
    if word in QUERIES:
        return _module(QUERIES[word]).run(argv)
    from ninetyten.config.problems import did_you_mean

    known = (*ACT_WORDS, *QUERIES, *ALIASES)
    return fail(f'"{argv[0]}" is not a command{did_you_mean(argv[0], known)}; ninetyten --help lists them', USAGE)


def _at_fault() -> str:
    """What to tell a person if it is the journal that holds something no ninetyten wrote; empty if that is not so."""
    from ninetyten.config.files import places
    from ninetyten.journal.errors import broken
    from ninetyten.journal.faults import first_fault

    path = places().journal
    fault = first_fault(path)
    return str(broken(path, fault)) if fault is not None else ""


def _module(name: str) -> _Module:
    module: _Module = import_module(f"ninetyten.cli.{name}")  # type: ignore[assignment]
    return module


class _Module:
    """A module with a `run`."""

    run: Run
    run_ceu: Run


def fail(message: str, code: int) -> int:
    """Tell what is wrong on stderr; the code, for the caller to return. What may identify a patient is never echoed (E)."""
    if sys.stderr is not None:
        sys.stderr.write(f"ninetyten: {in_one_line(_unechoed(message))}\n")
    return code


def _unechoed(message: str) -> str:
    if not {'"', "'"} & set(message):
        return message
    from ninetyten.config.problems import unechoed

    return unechoed(message)


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


def print_usage(argv: list[str]) -> int:
    """Print the version, or every command with what it does."""
    if argv[0] == "--version":
        sys.stdout.write(f"ninetyten {__version__}\n")
        return 0
    lines = ["usage: ninetyten [COMMAND ...]", "", "Alone it opens the full-screen app.", ""]
    lines += [f"  {word:<9} {does}" for word, does in (SUMMARY | QUERY_SUMMARY).items()]
    lines += ["", "ninetyten COMMAND --help says more. Lengths: 90m, 1h30m, 20s, or a number of minutes."]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
