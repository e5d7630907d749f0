"""The words of the prompt (H1): how a line is split into them, which can be said now, and what each does."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from ninetyten.cli.grammar import ALIASES, GRAMMAR
from ninetyten.cli.main import GROUPS, QUERIES
from ninetyten.config.problems import did_you_mean
from ninetyten.domain import commands as c
from ninetyten.domain.machine import situation
from ninetyten.domain.state import State
from ninetyten.view.spoken import by_line, line

LEAVE = ("quit", "q", "exit", "leave", "bye")
LOOKS = ("?", "help", "-h", "--help", "status")
"""Words that only ask: what this window asked before stays asked."""
HELP = {"-h", "--help"}
OWN = {
    "?": "list what you can say now",
    "help WORD": "say more about a command",
    "quit": "leave; if a block runs, choose what happens to it",
}
ROUTINE = {"next": "go to the next step of the exercises", "quiet": "end the exercises"}
CLOSED = {
    "plain": "you are in it already",
    "watch": "this window already rings or stands by",
    "demo": "it opens the full-screen app; type quit first",
    "completions": "it prints a script for a shell; type it there",
    "restore": "it replaces the records this window is using; type quit first",
    "wipe": "it deletes the records this window is using; type quit first",
}
"""Commands that cannot be run from here, and why."""
_HEADS = re.compile(r"(?<=^usage: )ninetyten |^(?:positional arguments|options):$|^ +-h, --help .*$| \[-h\]", re.MULTILINE)
"""What a help text has that says nothing here."""


def split_words(typed: str) -> list[str]:
    """Return the words of a line; none if a quotation mark is missing."""
    for marks in ("\"'", '"'):
        words = shlex.shlex(typed, posix=True, punctuation_chars=False)
        words.whitespace_split, words.escape, words.commenters, words.quotes = True, "", "", marks
        with suppress(ValueError):
            return list(words)
    return []


def small(argv: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words with fewer capitals: the options' first, for what follows one may be a name; never a file's."""
    options = [word.casefold() if word.startswith("--") else word for word in argv]
    yield options
    yield [word if re.search(r"[/\\.]", word) else word.casefold() for word in options]


def _begun(said: str) -> str:
    """Return a line as it goes on after a comma; the name of what is typed keeps its capitals."""
    return said if said[:2].isupper() else f"{said[0].lower()}{said[1:]}"


def help_for(word: str, run: Callable[[list[str]], str]) -> Iterable[str]:
    """Return the lines that say more about one word. `run`: returns what a command prints."""
    known = {**OWN, **ROUTINE, **dict.fromkeys(LEAVE, OWN["quit"]), "help": OWN["help WORD"]}
    if word in CLOSED or word in known:
        return [line("Help", f"{word}: {known.get(word) or CLOSED[word]}")]
    if word in (*GRAMMAR, *QUERIES, *ALIASES):
        name = word.capitalize()
        said = by_line(_HEADS.sub("", run([word, "--help"])), name)
        return [one if one.startswith(name) else f"{name}, {_begun(one)}" for one in said]
    hint = did_you_mean(word, (*GRAMMAR, *QUERIES, *ALIASES)).lstrip("; ")
    return [line("Help", f"that is not a command; {hint or 'type ? for what you can say now'}")]


def sayable(state: State, *, guided: bool) -> list[str]:
    """Return what can be said in that state, a line each with what it does. `guided`: exercises are under way."""
    words = ROUTINE if guided else {}
    for group in ("The day", "Charts", "Look back"):
        words = words | {word: does for word in GROUPS[group] if (does := _does_now(word, state))}
    more = [word for group in ("Set up", "More") for word in GROUPS[group] if word not in CLOSED]
    said = [line(f"Say {word}", does) for word, does in {**words, **OWN}.items()]
    return [*said, line("More words", f"{', '.join(more)}. Type help and a word")]


def _does_now(word: str, state: State) -> str:
    """Return what a command does, if it is allowed now; empty if it is not."""
    key = ALIASES.get(word, word)
    if key in QUERIES:
        return QUERIES[key].does
    lacks = (key in ("done", "snooze", "skip") and state.showing is None) or (key == "release" and not state.held)
    return "" if lacks or situation(state) not in c.WORDS[key].allowed else GRAMMAR[key].does
