"""Run the command that argv asks for, and print `--help` and `--version`. Only the module of that command is imported."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from ninetyten import __version__
from ninetyten.cli.grammar import GRAMMAR
from ninetyten.cli.output import Outlet, outlets
from ninetyten.domain.visible import in_one_line
from ninetyten.ports import Unwritable

OK, REFUSED, USAGE, UNWRITABLE, UNHEARD = 0, 1, 2, 3, 4
"""Exit codes (CONTRACT). UNHEARD: nothing is wrong but that stdout did not take the whole answer; a code of its own, so that a
script neither takes half a report for a report nor looks for the fault in the journal."""
PIPE_CLOSED = 128 + 13
"""The same where the reader has left, as `head` does: what a shell says of every program that SIGPIPE ends."""

Run = Callable[[list[str]], int]


class Query(NamedTuple):
    """A command that is no act: the module of `cli` that runs it, and what it does, as help says it."""

    module: str
    does: str


QUERIES = {
    "status": Query("status_command", "show where the day stands, in one line"),
    "log": Query("log", "list what happened on a day"),
    "report": Query("reports", "show production for a day, week, month or year"),
    "wellness": Query("reports", "show your private report"),
    "backlog": Query("backlog_command", "show where a backlog stands, with a message for your lead"),
    "export": Query("interchange", "write everything to a file, or a calendar or Timewarrior file"),
    "import": Query("interchange", "read an export back in, or a Timewarrior file"),
    "merge": Query("interchange", "add another computer's export to this one's records"),
    "watch": Query("watch", "ring without a screen"),
    "demo": Query("full_screen", "try the app on a fast clock; nothing is kept"),
    "simulate": Query("simulate", "play a scripted day on a virtual clock"),
    "check": Query("check_command", "check your settings, themes and keys"),
    "doctor": Query("doctor", "test notifications, sound, idle detection and the journal"),
    "scan": Query("scan_command", "look for anything kept that might identify a patient"),
    "restore": Query("restore", "put a backup in place of the journal"),
    "wipe": Query("wipe", "permanently delete all records"),
    "locate": Query("locate", "show where your files are"),
}
GROUPS = {
    "The day": (
        *("start", "switch", "done", "snooze", "skip", "break", "back", "pause", "resume", "meeting", "downtime", "away", "stop"),
        *("relabel", "undo", "redo"),
    ),
    "Charts": ("chart", "hold", "audit", "ceu"),
    "Look back": ("status", "log", "report", "wellness", "backlog"),
    "Set up": ("check", "doctor", "demo", "watch", "locate"),
    "More": (
        *("body", "workstation", "posture", "eyes", "energy", "open", "ritual", "contact"),
        *("export", "import", "merge", "simulate", "scan", "restore", "wipe"),
    ),
}
"""The commands as help lists them."""
ALIASES = {alias: word for word, grammar in GRAMMAR.items() for alias in grammar.aliases}


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
    if word in GRAMMAR:
        return _module("act").run(argv)
    if word in QUERIES:
        return _module(QUERIES[word].module).run(argv)
    from ninetyten.config.problems import did_you_mean

    known = (*GRAMMAR, *QUERIES, *ALIASES)
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


def print_usage(argv: list[str]) -> int:
    """Print the version, or every command with what it does."""
    if argv[0] == "--version":
        sys.stdout.write(f"ninetyten {__version__}\n")
        return 0
    lines = ["usage: ninetyten [COMMAND ...]", "", "With no command, opens the full-screen app."]
    wide = max(map(len, (*GRAMMAR, *QUERIES)))
    for group, words in GROUPS.items():
        lines += ["", f"{group}:", *(f"  {word:<{wide}}  {_does(word)}" for word in words)]
    lines += ["", "For more about a command: ninetyten COMMAND --help", "Lengths: 90m, 1h30m, 20s, or a number of minutes."]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _does(word: str) -> str:
    word = ALIASES.get(word, word)
    return GRAMMAR[word].does if word in GRAMMAR else QUERIES[word].does
