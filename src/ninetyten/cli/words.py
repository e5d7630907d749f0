"""The words of a person become commands: one grammar for the command line and for scripts (CONTRACT, the command table)."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NoReturn

from ninetyten.cli import private_words, readers
from ninetyten.config.problems import UNSAID, telling
from ninetyten.domain import commands as c
from ninetyten.domain.plan import (
    ACTIVITIES,
    ANYWAY_REASONS,
    DOWNTIME_REASONS,
    ERROR_CATEGORIES,
    HOLD_REASONS,
    LABELS,
    PAUSE_REASONS,
    RETURNS,
)


class BadWords(ValueError):
    """Words that are no command; the message says what is allowed."""


class Words(argparse.ArgumentParser):
    """An argument parser that raises instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Refuse, with argparse's own sentence."""
        word = self.prog.removeprefix("ninetyten").strip()
        raise BadWords(f"{word}: {_sentence(message)}" if word else _sentence(message))


def _sentence(message: str) -> str:
    message = re.sub(r"\(choose from (.*)\)", lambda found: f"(allowed: {found[1]})".replace("'", ""), message)
    unknown, found, words = message.partition("unrecognized arguments: ")
    if found and telling(words):
        message = f'{unknown}{found}"{UNSAID}"'
    return message.removeprefix("argument ")


Kind = Callable[[str], str]
Add = Callable[[argparse.ArgumentParser, Kind], None]


def add_acts(sub: Any, kinds: Sequence[str], only: str = "") -> None:
    """Add the acting commands to a parser's subcommands, or `only` one. `kinds`: the keys of those there are."""
    kind = readers.one_of(kinds)
    for word, (does, other_names, add) in _GRAMMAR.items():
        if only in ("", word, *other_names):
            parser = sub.add_parser(word, help=does, description=f"{does[0].upper()}{does[1:]}.", aliases=other_names)
            parser.set_defaults(word=word, at=None, ago=0)
            add(parser, kind)
            if word in c.SAYABLE_LATER:
                when = parser.add_mutually_exclusive_group()
                when.add_argument("--at", type=readers.minute_of_day, metavar="HH:MM", help="said now, effective then")
                when.add_argument(
                    "--ago", default=0, type=readers.length, metavar="LENGTH", help="said now, effective that long ago"
                )


def _nothing(parser: argparse.ArgumentParser, kind: Kind) -> None:
    """The word alone."""


def _start_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("activity", nargs="?", type=readers.one_of(ACTIVITIES), help=", ".join(ACTIVITIES))
    parser.add_argument("--kind", type=kind, help="chart type (default: the last one)")
    parser.add_argument("--anyway", metavar="REASON", type=readers.one_of(ANYWAY_REASONS), help="start outside the planned hours")


def _switch_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("activity", type=readers.one_of(ACTIVITIES), help=", ".join(ACTIVITIES))
    parser.add_argument("--kind", type=kind, help="chart type (default: the last one)")


def _chart_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument(
        "count", nargs="?", default=(1, None), type=readers.count, help="how many (1); =N: today's total of the kind"
    )
    parser.add_argument("--kind", type=kind, help="chart type (default: the current one)")
    parser.add_argument("--less", action="store_true", help="allow =N to take charts back")


def _hold_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("reason", nargs="?", type=readers.one_of(HOLD_REASONS), help=", ".join(HOLD_REASONS))
    parser.add_argument("--reasons", action="store_true", help="list the reasons")


def _rest_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("length", nargs="?", default=0, type=readers.rest_length, metavar="LENGTH or lunch")


def _back_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("how", nargs="?", type=readers.one_of(RETURNS), help="what the break was: screen, away or walk")


def _pause_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("reason", nargs="?", default="other", type=readers.one_of(PAUSE_REASONS), help=", ".join(PAUSE_REASONS))
    parser.add_argument(
        "--for", dest="length", default=0, type=readers.length, metavar="LENGTH", help="go on by itself after that"
    )


def _length_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("length", type=readers.length, metavar="LENGTH")


def _downtime_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    reasons = ", ".join(DOWNTIME_REASONS)
    parser.add_argument("what", nargs="*", default=[], type=readers.reason_or_length, metavar="REASON or LENGTH", help=reasons)


def _relabel_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("start", type=readers.minute_of_day, metavar="FROM", help="a time of day, such as 09:30")
    parser.add_argument("end", type=readers.minute_of_day, metavar="TO", help="a later one")
    parser.add_argument("bucket", type=readers.one_of(LABELS), metavar="ACTIVITY", help=", ".join(LABELS))


def _audit_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("codes", type=readers.part, metavar="RIGHT/TOTAL", help="codes right of those reviewed, such as 39/42")
    parser.add_argument("--charts", type=readers.part, metavar="CLEAN/TOTAL", help="charts without an error of those reviewed")
    categories = ", ".join(ERROR_CATEGORIES)
    parser.add_argument("--error", action="append", default=[], type=readers.error, metavar="CATEGORY=N", help=categories)


def _ceu_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("credits", type=readers.credits, metavar="CEUS", help="how many, such as 1.5")
    parser.add_argument("--on", type=readers.work_date, metavar="D", help="the date of completion (default: today)")


def _plain(add: Callable[[argparse.ArgumentParser], None]) -> Add:
    return lambda parser, kind: add(parser)


_GRAMMAR: dict[str, tuple[str, tuple[str, ...], Add]] = {
    "start": ("start a block, or end a break and start the next one", (), _start_words),
    "switch": ("change what the running block's time is for", (), _switch_words),
    "chart": ("log charts coded", (), _chart_words),
    "hold": ("log a chart put on hold; it is not counted", (), _hold_words),
    "done": ("the micro-break was taken", (), _nothing),
    "snooze": ("the micro-break comes again in 5 minutes", (), _nothing),
    "skip": ("the micro-break is not wanted", (), _nothing),
    "rest": ("start a break and end the block", ("break",), _rest_words),
    "back": ("end the break and start the next block, or come back from an absence", (), _back_words),
    "pause": ("stop the block's clock", (), _pause_words),
    "resume": ("go on after a pause, meeting or downtime", (), _nothing),
    "meeting": ("a meeting; prompts are silent", (), _length_words),
    "downtime": ("the systems are down; prompts are silent", (), _downtime_words),
    "away": ("I was away for the last LENGTH", (), _length_words),
    "stop": ("end of day, or of this part of it", (), _nothing),
    "relabel": ("a past stretch of the day was something else", (), _relabel_words),
    "audit": ("log an audit's result", (), _audit_words),
    "ceu": ("log continuing education credits", (), _ceu_words),
    **{word: (does, (), _plain(add)) for word, (does, add) in private_words.GRAMMAR.items()},
    "undo": ("take back the last thing you said", (), _nothing),
}
"""Word -> what it does, its other names, and what may follow it."""
SUMMARY = {word: does for word, (does, _, _) in _GRAMMAR.items()}


def to_command(said: argparse.Namespace) -> c.Command:
    """The command that parsed words mean. Raises BadWords where words fit the grammar but not each other."""
    reading = _READINGS.get(said.word)
    command = reading(said) if reading is not None else c.WORDS[said.word]()
    return c.Later(command, said.at, said.ago) if said.at is not None or said.ago else command


def _chart(said: argparse.Namespace) -> c.Command:
    count, total = said.count
    if said.less and total is None:
        raise BadWords("chart: --less goes with =N, today's total of the kind")
    return c.Chart(count, total, said.kind or "", said.less)


def _hold(said: argparse.Namespace) -> c.Command:
    if said.reason is None:
        raise BadWords(f"hold: say why, one of {', '.join(HOLD_REASONS)}")
    return c.Hold(said.reason)


def _rest(said: argparse.Namespace) -> c.Command:
    return c.Rest(lunch=True) if said.length == "lunch" else c.Rest(said.length)


def _audit(said: argparse.Namespace) -> c.Command:
    right, total = said.codes
    clean, charts = said.charts or (None, None)
    categories = [category for category, _ in said.error]
    twice = next((category for category in categories if categories.count(category) > 1), "")
    if twice:
        raise BadWords(f"audit: --error {twice} is there twice; say it once, with the sum")
    return c.Audit(right, total, clean, charts, tuple(said.error))


def _downtime(said: argparse.Namespace) -> c.Command:
    reasons = [what for what in said.what if isinstance(what, str)]
    lengths = [what for what in said.what if isinstance(what, int)]
    if len(reasons) > 1 or len(lengths) > 1:
        raise BadWords("downtime: one reason and one length at most, such as downtime ehr 45m")
    return c.Downtime(reasons[0] if reasons else "other", lengths[0] if lengths else 0)


_READINGS: dict[str, Callable[[argparse.Namespace], c.Command]] = {
    **private_words.READINGS,
    "start": lambda said: c.Start(said.activity or "", said.kind or "", said.anyway or ""),
    "switch": lambda said: c.Switch(said.activity, said.kind or ""),
    "chart": _chart,
    "hold": _hold,
    "rest": _rest,
    "back": lambda said: c.Back(said.how or ""),
    "pause": lambda said: c.Pause(said.reason, said.length),
    "meeting": lambda said: c.Meeting(said.length),
    "downtime": _downtime,
    "away": lambda said: c.Away(said.length),
    "relabel": lambda said: c.Relabel(said.start, said.end, said.bucket),
    "audit": _audit,
    "ceu": lambda said: c.Ceu(said.credits, said.on or ""),
}


@lru_cache(maxsize=256)
def act_parser(word: str, kinds: tuple[str, ...]) -> Words:
    """A parser for one acting command, as a script's line has it; for a word that is none, one that says so. Kept, for a
    script has many lines, and a career many days."""
    known = word in _GRAMMAR or any(word in other_names for _, other_names, _ in _GRAMMAR.values())
    parser = Words(prog="ninetyten", add_help=False)
    add_acts(parser.add_subparsers(dest="command", required=True, parser_class=Words), kinds, word if known else "")
    return parser
