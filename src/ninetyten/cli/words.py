"""The words of a person become commands: one grammar for the command line and for scripts (CONTRACT, the command table)."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from ninetyten.config.durations import parse_duration
from ninetyten.domain import commands as c
from ninetyten.domain.plan import ACTIVITIES, ANYWAY_REASONS, DOWNTIME_REASONS, HOLD_REASONS, PAUSE_REASONS, RETURNS, Plan

GAPS = ("work", "rest", "lunch", "off")


class BadWords(ValueError):
    """Words that are no command; the message says what is allowed."""


class Words(argparse.ArgumentParser):
    """An argument parser that raises instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Refuse, with argparse's own sentence."""
        raise BadWords(f"{self.prog.removeprefix('ninetyten ')}: {_sentence(message)}")


def _sentence(message: str) -> str:
    message = re.sub(r"\(choose from (.*)\)", lambda found: f"(allowed: {found[1]})".replace("'", ""), message)
    return message.removeprefix("argument ")


def _one_of(allowed: Sequence[str]) -> Callable[[str], str]:
    def read(word: str) -> str:
        if word not in allowed:
            raise argparse.ArgumentTypeError(f'"{word}" is not one of {", ".join(allowed)}')
        return word

    return read


def _length(word: str) -> int:
    try:
        return parse_duration(word)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None


def _rest_length(word: str) -> int | str:
    return word if word == "lunch" else _length(word)


def _count(word: str) -> tuple[int, int | None]:
    """`25` is a count, `=40` today's total."""
    digits = word.removeprefix("=")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 5 or (not int(digits) and not word.startswith("=")):
        raise argparse.ArgumentTypeError(f'"{word}" is no count of charts: write 25, or =40 for today\'s total of the kind')
    return (1, int(digits)) if word.startswith("=") else (int(digits), None)


def _reason_or_length(word: str) -> int | str:
    return word if word in DOWNTIME_REASONS else _length(word)


def add_acts(sub: Any, plan: Plan) -> None:
    """Add every acting command to a parser's subcommands. Kinds are checked against the plan."""
    kind = _one_of([kind.key for kind in plan.kinds])
    start = _add(sub, "start", "start a block, or end a break and start the next one")
    start.add_argument("activity", nargs="?", default="production", type=_one_of(ACTIVITIES))
    start.add_argument("--kind", type=kind, help="chart type (default: the last one)")
    start.add_argument("--anyway", metavar="REASON", type=_one_of(ANYWAY_REASONS), help="start outside the planned hours")
    switch = _add(sub, "switch", "change what the running block's time is for")
    switch.add_argument("activity", type=_one_of(ACTIVITIES))
    switch.add_argument("--kind", type=kind, help="chart type (default: the last one)")
    chart = _add(sub, "chart", "log charts coded")
    chart.add_argument("count", nargs="?", default=(1, None), type=_count, help="how many (1); =N: today's total of the kind is N")
    chart.add_argument("--kind", type=kind, help="chart type (default: the current one)")
    chart.add_argument("--less", action="store_true", help="allow =N to take charts back")
    hold = _add(sub, "hold", "log a chart put on hold; it is not counted")
    hold.add_argument("reason", nargs="?", type=_one_of(HOLD_REASONS))
    hold.add_argument("--reasons", action="store_true", help="list the reasons")
    for word, does in (("done", "the micro-break was taken"), ("snooze", "the micro-break comes again in 5 minutes")):
        _add(sub, word, does)
    _add(sub, "skip", "the micro-break is not wanted")
    rest = _add(sub, "rest", "start a break and end the block", "break")
    rest.add_argument("length", nargs="?", default=0, type=_rest_length, metavar="LENGTH|lunch")
    back = _add(sub, "back", "end the break and start the next block, or come back from an absence")
    back.add_argument("how", nargs="?", type=_one_of(RETURNS), help="what the break was: screen, away or walk")
    pause = _add(sub, "pause", "stop the block's clock")
    pause.add_argument("reason", nargs="?", default="other", type=_one_of(PAUSE_REASONS), help=", ".join(PAUSE_REASONS))
    pause.add_argument("--for", dest="length", default=0, type=_length, metavar="LENGTH", help="go on by itself after that")
    _add(sub, "resume", "go on after a pause, meeting or downtime")
    meeting = _add(sub, "meeting", "a meeting; prompts are silent")
    meeting.add_argument("length", type=_length, metavar="LENGTH")
    downtime = _add(sub, "downtime", "the systems are down; prompts are silent")
    downtime.add_argument("what", nargs="*", default=[], type=_reason_or_length, metavar="REASON or LENGTH", help=", ".join(DOWNTIME_REASONS))
    away = _add(sub, "away", "I was away for the last LENGTH")
    away.add_argument("length", type=_length, metavar="LENGTH")
    _add(sub, "stop", "end of day, or of this part of it")
    _add(sub, "undo", "take back the last thing you said")


def _add(sub: Any, word: str, does: str, *aliases: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = sub.add_parser(word, help=does, description=does[0].upper() + does[1:] + ".", aliases=aliases)
    parser.set_defaults(word=word)
    return parser


def to_command(said: argparse.Namespace) -> c.Command:
    """The command that parsed words mean. Raises BadWords where words fit the grammar but not each other."""
    reading = _READINGS.get(said.word)
    return reading(said) if reading is not None else c.WORDS[said.word]()


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


def _downtime(said: argparse.Namespace) -> c.Command:
    reasons = [what for what in said.what if isinstance(what, str)]
    lengths = [what for what in said.what if isinstance(what, int)]
    if len(reasons) > 1 or len(lengths) > 1:
        raise BadWords("downtime: one reason and one length at most, such as downtime ehr 45m")
    return c.Downtime(reasons[0] if reasons else "other", lengths[0] if lengths else 0)


_READINGS: dict[str, Callable[[argparse.Namespace], c.Command]] = {
    "start": lambda said: c.Start(said.activity, said.kind or "", said.anyway or ""),
    "switch": lambda said: c.Switch(said.activity, said.kind or ""),
    "chart": _chart,
    "hold": _hold,
    "rest": _rest,
    "back": lambda said: c.Back(said.how or ""),
    "pause": lambda said: c.Pause(said.reason, said.length),
    "meeting": lambda said: c.Meeting(said.length),
    "downtime": _downtime,
    "away": lambda said: c.Away(said.length),
}


def acts_parser(plan: Plan) -> Words:
    """A parser for one acting command, as a script's line has it."""
    parser = Words(prog="ninetyten", add_help=False)
    add_acts(parser.add_subparsers(dest="command", required=True, parser_class=Words), plan)
    return parser
