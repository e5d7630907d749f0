"""Run the command that argv asks for, and print `--help` and `--version`. Only the module of that command is imported."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Protocol, TypeVar

from ninetyten import __version__
from ninetyten.cli.output import Outlet, outlets
from ninetyten.domain.value import Value
from ninetyten.domain.visible import in_one_line
from ninetyten.ports import Unwritable

if TYPE_CHECKING:
    from ninetyten.cli.grammar import Words

OK, REFUSED, USAGE, UNWRITABLE, UNHEARD = 0, 1, 2, 3, 4
"""Exit codes (CONTRACT). UNHEARD: the command worked, but stdout did not take the whole answer. It has its own code, so that a
script neither takes half a report for a whole one nor looks for a fault in the journal."""
PIPE_CLOSED = 128 + 13
"""The same if the reader has left, as `head` does: what a shell reports for a program that SIGPIPE ended."""

Run = Callable[[list[str]], int]


class Opened(Protocol):
    """What has to be closed."""

    def close(self) -> None:
        """Close it."""


Held = TypeVar("Held", bound=Opened)
_held = ExitStack()
"""What the running command keeps open to its end."""


class Query(Value):
    """A command that records nothing: the module of `cli` that runs it, and its help line."""

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
    "watch": Query("watch", "ring in the background or without a screen"),
    "plain": Query("plain", "work at a prompt, line by line, for a screen reader or a braille display"),
    "demo": Query("demo", "try the app with made-up days on a fast clock; nothing is kept"),
    "simulate": Query("simulate", "play a scripted day on a virtual clock"),
    "check": Query("check_command", "check your settings, themes and keys"),
    "doctor": Query("doctor", "test notifications, sound, idle detection and the journal"),
    "scan": Query("scan_command", "look for stored text that might identify a patient"),
    "restore": Query("restore", "replace the journal with a backup"),
    "wipe": Query("wipe", "permanently delete all records"),
    "locate": Query("locate", "show where your files are"),
    "completions": Query("completions", "print the script that completes commands in your shell"),
}
SELF_CHECKS = ("body", "workstation", "posture", "eyes", "energy")
"""Acts that are questions without an answer: they show what was recorded."""
GROUPS = {
    "The day": (
        *("start", "switch", "study", "done", "snooze", "skip", "break", "back", "pause", "resume", "meeting", "downtime"),
        *("away", "stop", "relabel", "undo", "redo"),
    ),
    "Charts": ("chart", "hold", "release", "audit", "ceu"),
    "Look back": ("status", "log", "report", "wellness", "backlog"),
    "Set up": ("check", "doctor", "demo", "watch", "plain", "locate", "completions"),
    "More": (
        *("body", "workstation", "posture", "eyes", "energy", "open", "ritual", "contact"),
        *("export", "import", "merge", "simulate", "scan", "restore", "wipe"),
    ),
}
"""The commands in the order help lists them."""


def run(argv: list[str]) -> int:
    """Run one command line and return its exit code. Errors are one line on stderr, never a traceback."""
    with outlets() as out:
        try:
            code = _to_its_end(argv)
        except BaseException as fault:
            cause = _report(fault)
            code = OK if out.acted else cause
        out.flush()
        return code if out.trouble is None else _unheard(out, code)


def until_end(opened: Held) -> Held:
    """Return what the running command has opened; it is closed once the command is over."""
    return _held.enter_context(closing(opened))


def collect_garbage() -> None:
    """Turn the garbage collector on again for a command that runs for hours: the entry point turned it off, as most commands
    end before there is any garbage. What was loaded by now is not searched again and again: it is needed to the end."""
    gc.freeze()
    gc.enable()


def _to_its_end(argv: list[str], act: Run | None = None) -> int:
    """Run a command, then close what it has opened."""
    global _held
    before, _held = _held, ExitStack()
    try:
        return _run(argv, act)
    finally:
        ended, _held = _held, before
        ended.close()


def run_within(argv: list[str], act: Run) -> int:
    """Run one command line within another command and return its exit code; `act` records the acts."""
    try:
        return _to_its_end(argv, act)
    except Exception as fault:
        return _report(fault)


def _report(fault: BaseException) -> int:
    """Report what ended a command and return the exit code."""
    match fault:
        case Unwritable():
            return fail(str(fault), UNWRITABLE)
        case KeyboardInterrupt():
            return 130
        case OSError():
            return fail(f"{fault.filename or 'a file'}: {fault.strerror or fault}", USAGE)
        case Exception():
            if at_fault := _at_fault():
                return fail(at_fault, UNWRITABLE)
            cause = f'{type(fault).__name__}: "{fault}"'  # in quotes, so that it is not repeated where it must not be
            return fail(f"internal error ({cause}); please report it. `ninetyten doctor` may show more", UNWRITABLE)
    raise fault


def _unheard(out: Outlet, code: int) -> int:
    """Report that stdout did not take the answer and return the exit code. A command's own code stays, since it says more."""
    if not out.reader_left:
        why = getattr(out.trouble, "strerror", None) or out.trouble
        what = "done, but the confirmation" if out.acted else "the output"
        fail(f"{what} could not be written to stdout: {why}", UNHEARD)
    return code or (OK if out.acted else PIPE_CLOSED if out.reader_left else UNHEARD)


def _run(argv: list[str], act: Run | None = None) -> int:
    word = argv[0] if argv else ""
    if not word:
        lines_only = os.environ.get("TERM") == "dumb"
        return _module("plain" if lines_only else "full_screen").run(["plain"])
    if word in QUERIES:
        return _module(QUERIES[word].module).run(argv)
    if word in ("-h", "--help", "help", "--version"):
        return print_usage(argv)
    if argv in (["ceu"], ["ceu", "--json"]):  # without a number it is a question
        return _module("backlog_command").run_ceu(argv)
    if argv in (["study"], ["study", "--json"]):
        return _module("backlog_command").run_study(argv)
    if argv in ([check] for check in SELF_CHECKS):
        return _module("self_checks").run(argv)
    from ninetyten.cli.grammar import ALIASES, GRAMMAR

    if word in GRAMMAR or word in ALIASES:
        return (act or _module("act").run)(argv)
    from ninetyten.config.problems import did_you_mean

    known = (*GRAMMAR, *QUERIES, *ALIASES)
    hint = did_you_mean(argv[0], known) or "; `ninetyten --help` lists them"
    return fail(f'"{argv[0]}" is not a command{hint}', USAGE)


def _at_fault() -> str:
    """Return what to report if the journal holds something that ninetyten never wrote; empty if it does not."""
    from ninetyten.config.files import places
    from ninetyten.journal.errors import broken
    from ninetyten.journal.faults import first_fault

    path = places().journal
    fault = first_fault(path)
    return str(broken(path, fault)) if fault is not None else ""


def _module(name: str) -> _Module:
    module: _Module = __import__(f"ninetyten.cli.{name}", fromlist=["run"])  # type: ignore[assignment]  # importlib costs 0.4 ms
    return module


def words_of(word: str) -> Words:
    """Return the parser of one question."""
    return _module(QUERIES[word].module).words(word)


class _Module:
    """A module with a `run`, and the parser of each of its questions."""

    run: Run
    words: Callable[[str], Words]
    run_ceu: Run
    run_study: Run


def fail(message: str, code: int) -> int:
    """Write what is wrong to stderr and return the code. Text that may identify a patient is never echoed (E)."""
    if sys.stderr is not None:
        sys.stderr.write(f"ninetyten: {in_one_line(_unechoed(message))}\n")
    return code


def _unechoed(message: str) -> str:
    if not {'"', "'"} & set(message):
        return message
    from ninetyten.config.problems import unechoed

    return unechoed(message)


NARROWEST = 30
"""The list of commands is wrapped to no fewer columns."""


def print_usage(argv: list[str]) -> int:
    """Print the version, or the list of commands, wrapped to the terminal's width."""
    if argv[0] == "--version":
        sys.stdout.write(f"ninetyten {__version__}\n")
        return 0
    from shutil import get_terminal_size
    from textwrap import wrap

    from ninetyten.cli.grammar import ALIASES, GRAMMAR

    width = max(NARROWEST, get_terminal_size().columns - 2)  # argparse leaves two columns free, too
    does = {word: act.does for word, act in GRAMMAR.items()} | {word: query.does for word, query in QUERIES.items()}
    does |= {alias: does[word] for alias, word in ALIASES.items()}
    lines = ["usage: ninetyten [COMMAND ...]", "", *wrap("With no command, opens the full-screen app.", width)]
    wide = max(map(len, does)) + 2
    for group, words in GROUPS.items():
        lines += ["", f"{group}:"]
        for word in words:
            lines += wrap(f"{word:<{wide}}{does[word]}", width, initial_indent="  ", subsequent_indent=" " * (wide + 2))
    more = ("For more about a command: ninetyten COMMAND --help", "Lengths: 90m, 1h30m, 20s, or a number of minutes.")
    lines += ["", *(part for line in more for part in wrap(line, width, subsequent_indent="  "))]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
