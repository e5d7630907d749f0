"""Turn a person's words into commands: one grammar for the command line and for scripts (CONTRACT, the command table).

Each reader turns one word into its value, or raises with what is allowed; `GRAMMAR` lists what follows each command's word.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NoReturn, TypeVar

from ninetyten.config.problems import UNSAID, telling
from ninetyten.domain import commands as c
from ninetyten.domain import typed
from ninetyten.domain.mending import can_mend
from ninetyten.domain.plan import NOTE_LENGTH
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import (
    ACTIVITIES,
    ANYWAY_REASONS,
    BASES,
    BODY_AREAS,
    CEU_SOURCES,
    CEU_TOPICS,
    CONTACTS,
    DOWNTIME_REASONS,
    ENERGY,
    ERROR_CATEGORIES,
    HOLD_REASONS,
    LABELS,
    PAUSE_REASONS,
    POSTURE_POINTS,
    RETURNS,
    STUDY_TOPICS,
    WORK_ITEMS,
    WORKSTATION_POINTS,
)

Read = TypeVar("Read")


class OneOf:
    """A reader of one word from a list."""

    def __init__(self, allowed: Sequence[str]) -> None:
        self.allowed = allowed

    def __call__(self, word: str) -> str:
        """Return the word, whose dashes may be spaces, or raise with the list."""
        found = word.replace(" ", "-")
        if found not in self.allowed:
            raise argparse.ArgumentTypeError(f'"{word}" is not one of {", ".join(self.allowed)}')
        return found


def read_with(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """Return a reader of one word that uses a reader from `domain.typed`."""

    def read_word(word: str) -> Read:
        try:
            return read(word)
        except ValueError as problem:
            raise argparse.ArgumentTypeError(str(problem)) from None

    return read_word


read_length = read_with(typed.read_length)
time_of_day = read_with(typed.read_time)
read_result = read_with(typed.read_result)
read_date = read_with(typed.read_date)
read_credits = read_with(typed.read_credits)


def read_moment(word: str) -> tuple[str, int, int | None]:
    """Read a time of day: the word, the minute, and the one 12 hours later that it can also mean."""
    return word, *read_with(typed.read_moment)(word)


def read_rest_length(word: str) -> int | str:
    """Read a length, or `lunch`."""
    return word if word == "lunch" else read_length(word)


def read_count(word: str) -> tuple[int, int | None]:
    """Read a count such as `25`, or today's total such as `=40`."""
    digits = word.removeprefix("=")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 5 or (not int(digits) and not word.startswith("=")):
        raise argparse.ArgumentTypeError(f'"{word}" is not a count of charts: write 25, or =40 for today\'s total of that type')
    return (1, int(digits)) if word.startswith("=") else (int(digits), None)


def read_error(word: str) -> tuple[str, int]:
    """Read the errors of a category, such as `modifier=1`."""
    category, _, count = word.partition("=")
    if category not in ERROR_CATEGORIES:
        raise argparse.ArgumentTypeError(f'"{category}" is not one of {", ".join(ERROR_CATEGORIES)}')
    if not (count.isascii() and count.isdigit() and 0 < int(count) < 10_000):
        raise argparse.ArgumentTypeError(f'"{word}" needs a number of errors, such as {category}=2')
    return category, int(count)


def read_felt(word: str) -> tuple[str, int]:
    """Read how much something was felt, 0 to 3, such as `neck=2`."""
    name, _, much = word.partition("=")
    if name not in (*BODY_AREAS, *WORK_ITEMS):
        raise argparse.ArgumentTypeError(f'"{name}" is not one of {", ".join((*BODY_AREAS, *WORK_ITEMS))}')
    if much not in ("0", "1", "2", "3"):
        raise argparse.ArgumentTypeError(f'"{word}" needs a rating: write {name}=0 (not at all) to {name}=3 (a lot)')
    return name, int(much)


def read_eyes(word: str) -> int:
    """Read how much something is felt, 0 to 3."""
    if word not in ("0", "1", "2", "3"):
        raise argparse.ArgumentTypeError(f'"{word}" is not a rating: write 0 (not at all) to 3 (a lot)')
    return int(word)


def read_energy(word: str) -> int:
    """Read how much energy there is, 1 to 5."""
    if word not in [str(rating) for rating in ENERGY]:
        raise argparse.ArgumentTypeError(f'"{word}" is not a rating: write 1 (little) to 5 (a lot)')
    return int(word)


def read_point(word: str) -> tuple[str, bool]:
    """Read a point of the workstation, such as `glare=no`."""
    name, _, right = word.partition("=")
    if name not in WORKSTATION_POINTS or right not in ("yes", "no"):
        raise argparse.ArgumentTypeError(
            f'"{word}" is not an answer: write POINT=yes or POINT=no; the points are {", ".join(WORKSTATION_POINTS)}'
        )
    return name, right == "yes"


def read_name(word: str) -> str:
    """Read a name of letters, digits, dots and dashes."""
    if not re.fullmatch(r"[\w.-]{1,40}", word):
        raise argparse.ArgumentTypeError("a name must have 1 to 40 letters, digits, dots and dashes")
    return word


def read_note(word: str) -> str:
    """Read a note of at most 80 characters; the guard refuses what may identify a patient (E)."""
    if len(word) > NOTE_LENGTH or not word.isprintable():
        raise argparse.ArgumentTypeError(f"a note can have at most {NOTE_LENGTH} printable characters")
    return word


def read_reason_and_length(words: str) -> tuple[str, int]:
    """Read why the systems are down, for how long, or both in either order."""
    reasons = [word for word in words.split() if word in DOWNTIME_REASONS]
    rest = " ".join(word for word in words.split() if word not in DOWNTIME_REASONS)
    if len(reasons) > 1:
        raise argparse.ArgumentTypeError("give at most one reason and one length, such as downtime ehr 45m")
    return reasons[0] if reasons else "other", read_length(rest) if rest else 0


def read_item(word: str) -> str:
    """Read an end-of-day item by its name, or as written in the settings."""
    from ninetyten.config.own_words import slug

    return read_name(slug(word))


class InWords(argparse.Action):
    """Reads what may take several words, such as the length `1 hour 15 minutes`, as one text. `const`: its reader."""

    def __call__(
        self, parser: argparse.ArgumentParser, parsed: argparse.Namespace, words: Any, option: str | None = None
    ) -> None:
        """Read the words together; none keep the default."""
        try:
            if words and words is not self.default:
                setattr(parsed, self.dest, self.const(" ".join(words)))
        except argparse.ArgumentTypeError as wrong:
            raise argparse.ArgumentError(self, str(wrong)) from None


class BadWords(ValueError):
    """Words that do not make a command; the message says what is allowed."""


OF_NO_WIDTH = partial(argparse.HelpFormatter, width=0)
"""Stands in until help is printed. Argparse makes a formatter for each argument that is added, and finding out how wide the
terminal is loads the compression libraries."""


class Words(argparse.ArgumentParser):
    """An argument parser that raises BadWords instead of ending the process."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **{"formatter_class": OF_NO_WIDTH, **named})

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        if self.formatter_class is OF_NO_WIDTH:
            self.formatter_class = argparse.HelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raise BadWords with argparse's own sentence."""
        word = self.prog.removeprefix("ninetyten").strip()
        raise BadWords(f"{word}: {_sentence(message)}" if word else _sentence(message))


def _sentence(message: str) -> str:
    message = re.sub(r"\(choose from (.*)\)", lambda found: f"(allowed: {found[1]})".replace("'", ""), message)
    unknown, found, words = message.partition("unrecognized arguments: ")
    if found and telling(words):
        message = f'{unknown}{found}"{UNSAID}"'
    return message.removeprefix("argument ").replace("the following arguments are required:", "missing")


Kind = OneOf
"""Reads a chart type."""


def _nothing(parser: argparse.ArgumentParser, kind: Kind) -> None:
    """Add nothing: the command is one word."""


class Grammar(Value):
    """How an act is typed."""

    does: str
    """Its help line."""
    add: Callable[[argparse.ArgumentParser, Kind], None] = _nothing
    """Adds the arguments that follow its word."""
    read: Callable[[argparse.Namespace], c.Command] | None = None
    """Makes the command; None for the bare one."""
    aliases: tuple[str, ...] = ()


def _start_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("activity", nargs="?", type=OneOf(ACTIVITIES), help=", ".join(ACTIVITIES))
    parser.add_argument("--kind", type=kind, help="chart type (default: the last one)")
    _add_topic(parser, kind)
    parser.add_argument("--anyway", metavar="REASON", type=OneOf(ANYWAY_REASONS), help="start outside the planned hours")


def _switch_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("activity", type=OneOf(ACTIVITIES), help=", ".join(ACTIVITIES))
    parser.add_argument("--kind", type=kind, help="chart type (default: the last one)")
    _add_topic(parser, kind)


def _add_topic(parser: argparse.ArgumentParser, kind: Kind) -> None:
    topics = "what study is about, as in study TOPIC (default: what is due first, else the last topic)"
    parser.add_argument("--topic", type=_topic_reader(kind), help=topics)


def _study_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    topics = f"{', '.join(STUDY_TOPICS)}; or a chart type"
    parser.add_argument("topic", nargs="+", action=InWords, const=_topic_reader(kind), metavar="TOPIC", help=topics)


def _topic_reader(kind: Kind) -> OneOf:
    """Return a reader of a topic of study: a word of the vocabulary, or a chart type."""
    return OneOf((*STUDY_TOPICS, *kind.allowed))


def _chart_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument(
        "count", nargs="?", default=(1, None), type=read_count, help="how many (default: 1); =N sets today's total of that type"
    )
    parser.add_argument("--kind", type=kind, help="chart type (default: the current one)")
    parser.add_argument("--less", action="store_true", help="allow =N to be less than the charts logged")
    parser.add_argument("--yes", action="store_true", help="log an unlikely number without asking")


def _hold_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("reason", nargs="?", type=OneOf(HOLD_REASONS), help=", ".join(HOLD_REASONS))
    parser.add_argument("--reasons", action="store_true", help="list the reasons")


def _release_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("reason", nargs="?", type=OneOf(HOLD_REASONS), help=", ".join(HOLD_REASONS))
    parser.add_argument("--kind", type=kind, metavar="KIND", help="chart type")
    parser.add_argument("--drop", action="store_true", help="take it off the list without counting it")


def _rest_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument(
        "length", nargs="*", action=InWords, const=read_rest_length, default=0, metavar="LENGTH|lunch", help="how long, or lunch"
    )


def _back_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("how", nargs="?", type=OneOf(RETURNS), help="what the break was: screen, away or walk")


def _pause_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("reason", nargs="?", default="other", type=OneOf(PAUSE_REASONS), help=", ".join(PAUSE_REASONS))
    parser.add_argument(
        "--for", dest="length", default=0, type=read_length, metavar="LENGTH", help="resume automatically after that"
    )


def _length_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument(
        "length", nargs="+", action=InWords, const=read_length, metavar="LENGTH", help="how long, such as 30m or 1 hour"
    )


def _downtime_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    reasons = ", ".join(DOWNTIME_REASONS)
    parser.add_argument(
        "what",
        nargs="*",
        default=("other", 0),
        action=InWords,
        const=read_reason_and_length,
        metavar="REASON|LENGTH",
        help=f"{reasons}; how long, such as 45m",
    )


def _relabel_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("start", type=read_moment, metavar="FROM", help="when it began, such as 9:30am")
    parser.add_argument("end", type=read_moment, metavar="TO", help="when it ended")
    parser.add_argument("bucket", type=OneOf(LABELS), metavar="ACTIVITY", help=", ".join(LABELS))


def _audit_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument(
        "codes", nargs="?", type=read_result, metavar="RIGHT/TOTAL", help="correct codes out of codes reviewed, such as 39/42"
    )
    parser.add_argument("--kind", type=kind, help="the chart type, if the audit was of one")
    parser.add_argument("--basis", type=OneOf(BASES), default="codes", help="what RIGHT/TOTAL counts (default: codes)")
    parser.add_argument("--charts", type=read_result, metavar="CLEAN/TOTAL", help="error-free charts out of charts reviewed")
    categories = ", ".join(ERROR_CATEGORIES)
    parser.add_argument(
        "--error", action="append", default=[], type=read_error, metavar="CATEGORY=N", help=f"errors by category: {categories}"
    )
    rebutted = "instead of a new audit: errors of an earlier one that a rebuttal took back; RIGHT/TOTAL: what it came to"
    parser.add_argument("--rebut", action="append", default=[], type=read_error, metavar="CATEGORY=N", help=rebutted)


def _ceu_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("credits", type=read_credits, metavar="CEUS", help="how many, such as 1.5")
    parser.add_argument("--on", type=read_date, metavar="DATE", help="date of completion, such as friday (default: today)")
    sources = f"who gave them: {', '.join(CEU_SOURCES)}; a component association of AHIMA is ahima"
    parser.add_argument("--from", dest="source", type=OneOf(CEU_SOURCES), metavar="SOURCE", help=sources)
    topics = "what they were for: an AAPC specialty such as cpma, hiim (AHIMA's domains), or other"
    parser.add_argument("--for", dest="topic", type=OneOf(CEU_TOPICS), metavar="TOPIC", help=topics)


def _body_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    names = f"body: {', '.join(BODY_AREAS)}; work: {', '.join(WORK_ITEMS)}; 0 not at all, 3 a lot"
    parser.add_argument("felt", nargs="+", type=read_felt, metavar="NAME=0..3", help=names)


def _workstation_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("points", nargs="+", type=read_point, metavar="POINT=yes|no", help=", ".join(WORKSTATION_POINTS))
    parser.add_argument("--progressive", action="store_true", help="you wear progressive lenses")


def _posture_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    points = f"what is not right: {', '.join(POSTURE_POINTS)}; or ok"
    parser.add_argument("points", nargs="*", type=OneOf((*POSTURE_POINTS, "ok")), metavar="POINT", help=points)
    parser.add_argument("--points", dest="listed", action="store_true", help="list the points")


def _eyes_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("much", type=read_eyes, metavar="0..3", help="0 not at all, 3 a lot")
    parser.add_argument("--head", type=read_eyes, metavar="0..3", help="the same for a headache")


def _energy_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("rating", type=read_energy, metavar="1..5", help="1 little, 5 a lot")


def _open_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("when", metavar="WHEN", type=read_note, help="when you will continue")
    parser.add_argument("--where", default="", type=read_note, help="where to pick up")
    parser.add_argument("--how", default="", type=read_note, help="the first step")


def _ritual_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    items = 'an item from shutdown.items, such as "close the door" or close-the-door'
    parser.add_argument("items", nargs="+", type=read_item, metavar="ITEM", help=items)


def _contact_words(parser: argparse.ArgumentParser, kind: Kind) -> None:
    parser.add_argument("item", type=OneOf(CONTACTS), help=", ".join(CONTACTS))


def _start(parsed: argparse.Namespace) -> c.Command:
    return c.Start(parsed.activity or "", parsed.kind or "", parsed.anyway or "", _topic(parsed))


def _switch(parsed: argparse.Namespace) -> c.Command:
    return c.Switch(parsed.activity, parsed.kind or "", _topic(parsed))


def _topic(parsed: argparse.Namespace) -> str:
    if parsed.topic and parsed.activity != "study":
        raise BadWords(f"{parsed.word}: --topic goes only with study")
    return parsed.topic or ""


def _workstation(parsed: argparse.Namespace) -> c.Command:
    return c.CheckWorkstation(tuple(dict(parsed.points).items()), parsed.progressive)


def _open(parsed: argparse.Namespace) -> c.Command:
    return c.LeaveOpen(parsed.when, parsed.where, parsed.how)


def _chart(parsed: argparse.Namespace) -> c.Command:
    count, total = parsed.count
    if parsed.less and total is None:
        raise BadWords("chart: --less goes only with =N, today's total of that type")
    return c.Chart(count, total, parsed.kind or "", parsed.less)


def _hold(parsed: argparse.Namespace) -> c.Command:
    if parsed.reason is None:
        raise BadWords(f"hold: give a reason, one of {', '.join(HOLD_REASONS)}")
    return c.Hold(parsed.reason)


def _relabel(parsed: argparse.Namespace) -> c.Command:
    (first, start, later), (last, end, latest) = parsed.start, parsed.end
    return c.Relabel(start, end, parsed.bucket, None, (later, latest), typed.is_hour(first) or typed.is_hour(last))


def _release(parsed: argparse.Namespace) -> c.Command:
    return c.Release(parsed.reason or "", parsed.kind or "", parsed.drop)


def _rest(parsed: argparse.Namespace) -> c.Command:
    return c.Rest(lunch=True) if parsed.length == "lunch" else c.Rest(parsed.length)


def _audit(parsed: argparse.Namespace) -> c.Command:
    for option, given in (("--error", parsed.error), ("--rebut", parsed.rebut)):
        categories = [category for category, _ in given]
        twice = next((category for category in categories if categories.count(category) > 1), "")
        if twice:
            raise BadWords(f"audit: {option} {twice} is given twice; give it once, with the sum")
    if parsed.rebut and (parsed.error or parsed.charts or parsed.kind or parsed.basis != "codes"):
        raise BadWords("audit: --rebut goes only with RIGHT/TOTAL and the day")
    if parsed.codes is None and not parsed.rebut:
        raise BadWords("audit: missing RIGHT/TOTAL")
    if parsed.charts and parsed.basis != "codes":
        raise BadWords(f"audit: --charts goes only with --basis codes; RIGHT/TOTAL counts {parsed.basis} here")
    (right, total), (clean, charts) = parsed.codes or (0, 0), parsed.charts or (None, None)
    told = (tuple(parsed.error), parsed.kind or "", parsed.basis, tuple(parsed.rebut))
    return c.Audit(right, total, clean, charts, *told)


def _downtime(parsed: argparse.Namespace) -> c.Command:
    reason, length = parsed.what
    return c.Downtime(reason, length)


def _body(parsed: argparse.Namespace) -> c.Command:
    felt = dict(parsed.felt)
    areas = tuple((area, felt[area]) for area in BODY_AREAS if area in felt)
    return c.CheckBody(areas, tuple((item, felt[item]) for item in WORK_ITEMS if item in felt))


def _posture(parsed: argparse.Namespace) -> c.Command:
    if parsed.listed:
        raise BadWords("posture: --points only lists the points; name those that are not right")
    if not parsed.points or ("ok" in parsed.points and len(parsed.points) > 1):
        raise BadWords(f"posture: write ok, or the points that are not right: {', '.join(POSTURE_POINTS)}")
    return c.CheckPosture(tuple(point for point in POSTURE_POINTS if point in parsed.points))


GRAMMAR: dict[str, Grammar] = {
    "start": Grammar("start a block; during a break, end it and start the next one", _start_words, _start),
    "switch": Grammar("change what the running block is for", _switch_words, _switch),
    "study": Grammar(
        "study a topic; without one, show what your study has done and what is due",
        _study_words,
        lambda said: c.Study(said.topic),
    ),
    "chart": Grammar("log charts you coded", _chart_words, _chart),
    "hold": Grammar("log a chart you put on hold; it is not counted", _hold_words, _hold),
    "release": Grammar("release the chart that was on hold the longest, and count it", _release_words, _release),
    "done": Grammar("mark the micro-break as taken"),
    "snooze": Grammar("put the micro-break off for 5 minutes"),
    "skip": Grammar("skip the micro-break"),
    "rest": Grammar("start a break; it ends the block", _rest_words, _rest, ("break",)),
    "back": Grammar(
        "end the break and start the next block, or return from an absence", _back_words, lambda said: c.Back(said.how or "")
    ),
    "pause": Grammar("pause the block", _pause_words, lambda said: c.Pause(said.reason, said.length)),
    "resume": Grammar("continue after a pause, a meeting or downtime"),
    "meeting": Grammar("start a meeting; micro-breaks stay silent", _length_words, lambda said: c.Meeting(said.length)),
    "downtime": Grammar("log that the systems are down; micro-breaks stay silent", _downtime_words, _downtime),
    "away": Grammar("record that you were away for the last LENGTH", _length_words, lambda said: c.Away(said.length)),
    "stop": Grammar("end the day, or this part of it"),
    "relabel": Grammar("change what part of the day was", _relabel_words, _relabel),
    "audit": Grammar("log an audit result", _audit_words, _audit),
    "ceu": Grammar(
        "log continuing education credits",
        _ceu_words,
        lambda said: c.Ceu(said.credits, said.on or "", said.source or "", said.topic or ""),
    ),
    "body": Grammar("do the weekly check: how much you felt each area, 0 to 3", _body_words, _body),
    "workstation": Grammar("check your workstation: what is right and what is not", _workstation_words, _workstation),
    "posture": Grammar("log which points of your posture were not right", _posture_words, _posture),
    "eyes": Grammar(
        "rate your eyes, and your head, at midday, 0 to 3", _eyes_words, lambda said: c.ScoreEyes(said.much, said.head)
    ),
    "energy": Grammar("rate your energy, 1 to 5", _energy_words, lambda said: c.RateEnergy(said.rating)),
    "open": Grammar("note unfinished work: when, where and how to continue (needs notes.on)", _open_words, _open),
    "ritual": Grammar(
        "check off items of your end-of-day ritual", _ritual_words, lambda said: c.DoRitual(tuple(dict.fromkeys(said.items)))
    ),
    "contact": Grammar("log time with other people", _contact_words, lambda said: c.MakeContact(said.item)),
    "undo": Grammar("take back the last thing you did"),
    "redo": Grammar("do again what undo took back"),
}
"""Every act by its word."""
ALIASES = {alias: word for word, grammar in GRAMMAR.items() for alias in grammar.aliases}
"""The other words of acts."""


def act_words(word: str, kinds: Sequence[str]) -> Words:
    """Return a parser for the words after an act's word, which may be an alias. `kinds`: the keys of the chart types."""
    name = ALIASES.get(word, word)
    grammar = GRAMMAR[name]
    parser = Words(prog=f"ninetyten {word}", description=f"{grammar.does[0].upper()}{grammar.does[1:]}.")
    parser.set_defaults(word=name, at=None, ago=0, date=None)
    grammar.add(parser, OneOf(kinds))
    if can_mend(c.WORDS[name]):
        parser.add_argument("--date", type=read_date, metavar="DATE", help="log it for that work day, such as yesterday")
    if c.WORDS[name].later:
        when = parser.add_mutually_exclusive_group()
        when.add_argument("--at", type=read_moment, metavar="TIME", help="log it as of that time, such as 1:30pm")
        when.add_argument("--ago", default=0, type=read_length, metavar="LENGTH", help="log it as of that much earlier")
    return parser


def to_command(parsed: argparse.Namespace, *, scripted: bool = False) -> c.Command:
    """Return the command that parsed words mean. Raises BadWords where words fit the grammar but not each other."""
    read = GRAMMAR[parsed.word].read
    command = read(parsed) if read is not None else c.WORDS[parsed.word]()
    if parsed.date and (scripted or parsed.ago):
        why = "a script plays one day after another" if scripted else "--ago counts from now, so use --at with --date"
        raise BadWords(f"{parsed.word}: {why}")
    if scripted and isinstance(command, c.Relabel):
        command = c.Relabel(_of_24(parsed.start[0]), _of_24(parsed.end[0]), command.bucket)
    if parsed.at is None:
        return c.Later(command, ago=parsed.ago, day=parsed.date or "") if parsed.ago or parsed.date else command
    word, minute, afternoon = parsed.at
    if scripted:
        return c.Later(command, _of_24(word))
    return c.Later(command, minute, afternoon=afternoon, either=typed.is_hour(word), day=parsed.date or "")


def _of_24(word: str) -> int:
    """Return a time of day on a script's clock, which has 24 hours."""
    try:
        return typed.read_time(word)
    except ValueError as wrong:
        raise BadWords(str(wrong)) from None
