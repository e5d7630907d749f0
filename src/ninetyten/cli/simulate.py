"""`simulate`: play a scripted day on a virtual clock and print the result."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from ninetyten.adapters.calendar import LocalCalendar
from ninetyten.cli.grammar import ALIASES, GRAMMAR, BadWords, Words, act_words, to_command
from ninetyten.cli.main import OK, USAGE, fail
from ninetyten.cli.query import query, words_of
from ninetyten.config.files import decoded, open_text, places
from ninetyten.config.load import by_locale, load_lines
from ninetyten.config.problems import did_you_mean
from ninetyten.domain.commands import Command
from ninetyten.domain.exercises import Exercise
from ninetyten.domain.plan import Plan
from ninetyten.simulation.play import Player, Result
from ninetyten.simulation.script import WORLD, BadScript, read_script

SCRIPT = (
    "the script, or - for stdin. One action per line: TIME COMMAND, with TIME as HH:MM, 7:30am or +LENGTH. "
    "Headers: date, zone, set KEY VALUE. Events: idle, asleep, clock, crash, report, status."
)


def words(word: str) -> Words:
    """Return the parser of `simulate`."""
    parser = words_of(word, "Play a scripted day on a virtual clock. Your records are not touched.")
    parser.add_argument("file", metavar="FILE", help=SCRIPT)
    return parser


@query
def run(argv: list[str]) -> int:
    """Play one file."""
    asked = words(argv[0]).parse_args(argv[1:])
    try:
        environ = {} if asked.json else os.environ
        player = player_of(_text(asked.file), places().cache, environ)
        result = player.play()
    except OSError as problem:
        return fail(f"simulate: {asked.file}: {problem.strerror}", USAGE)
    except UnicodeDecodeError:
        return fail(f"simulate: {asked.file} is not UTF-8 or UTF-16 text", USAGE)
    except BadScript as problem:
        return fail(f"simulate: {asked.file}, {problem}", USAGE)
    if asked.json:
        sys.stdout.write(json.dumps(result, indent=1) + "\n")
    else:
        from ninetyten.reports.day_text import simulated

        sys.stdout.write(simulated(result, player.world.plan.clock))
    return OK


def read_and_play(text: str) -> Result:
    """Play a script and return the result. Raises BadScript for a wrong line."""
    return player_of(text).play()


def player_of(text: str, cache: str = "", environ: Mapping[str, str] = MappingProxyType({})) -> Player:
    """Return a script, ready to play. `cache`: where its settings and the shipped exercises are kept; `environ`: where the locale
    of its texts is set; empty for a program, which reads the same everywhere. Raises BadScript for a wrong line."""
    script = read_script(text, _calendar, _reader, lambda lines: by_locale(load_lines(lines, cache), environ))
    return Player(script, _calendar(script.zone, script.settings.plan.day.turnover), lambda: _shipped(cache))


@lru_cache
def _shipped(cache: str) -> tuple[Exercise, ...]:
    from ninetyten.config.exercise_library import read_exercises

    return read_exercises("", cache=cache)[0]


def _text(name: str) -> str:
    if name == "-":
        if sys.stdin is None:
            raise OSError(errno.EBADF, "stdin is closed")
        return decoded(sys.stdin.buffer.read())
    with open_text(name) as file:
        return file.read()


def _calendar(zone: str, turnover: int) -> LocalCalendar:
    return LocalCalendar(turnover, zone)


def _reader(plan: Plan) -> Callable[[list[str]], Command]:
    kinds = tuple(kind.key for kind in plan.kinds)

    def read(words: list[str]) -> Command:
        word = words[0]
        if word not in GRAMMAR and word not in ALIASES:
            instead = f"; write an act, such as start or chart, or one of {', '.join(WORLD)}"
            hint = did_you_mean(word, (*GRAMMAR, *ALIASES, *WORLD)) or instead
            raise BadWords(f'"{word}" is not a command for a script{hint}')
        if {"-h", "--help"} & set(words):
            raise BadWords(f"{word}: --help can't be used in a script")
        return to_command(_act_words(word, kinds).parse_args(words[1:]), scripted=True)

    return read


_act_words = lru_cache(maxsize=256)(act_words)
"""The parser of an act, cached: a script has many lines."""
