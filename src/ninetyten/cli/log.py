"""`log`: list what happened on a day, newest last, for a person or a program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import Words, read_date
from ninetyten.cli.main import OK, until_end
from ninetyten.cli.query import answer, query, say, words_of
from ninetyten.domain import events as e
from ninetyten.domain.history import Written, anything_left, holding
from ninetyten.domain.moment import MINUTE, SECOND, Instant, Span
from ninetyten.domain.plan import Plan, Terms
from ninetyten.domain.sentences import Context, describe, named
from ninetyten.domain.state import State
from ninetyten.domain.typed import date_of
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import COLUMNS, local, time_of_day
from ninetyten.ledger.figures import minutes
from ninetyten.ledger.periods import long_date, short_date
from ninetyten.ports import Record

INSTANTS = ("start", "end", "ends", "since", "until", "returns", "due", "held")
INTERNAL = ("at", "rules", "terms", "carried", "ids", "unsaid", "day", "kind", "span", "by", "shift", "left", *INSTANTS)
"""Fields that are left out, or written under another name or in another form."""


def words(word: str) -> Words:
    """Return the parser of `log`."""
    parser = words_of(word, "List what happened on a day, newest last.")
    parser.add_argument(
        "--date", type=read_date, metavar="DATE", help="work day, such as yesterday or 10/6 (default: the newest)"
    )
    return parser


@query
def run(argv: list[str]) -> int:
    """Print a day's facts; by default, the newest day's."""
    asked = words(argv[0]).parse_args(argv[1:])
    program = Program()
    session, style = until_end(program.session(Plan())), program.settings.plan.clock
    journal = session.journal
    date = date_of(asked.date, session.now().day.key) if asked.date else journal.last_day("")
    own = list(dated(journal.records(day=date))) if date is not None else []
    others = [list(dated(records)) for records in journal.others(date)] if date is not None else []
    others = [facts for facts in others if anything_left(record.event for record, _ in facts)]
    if asked.json:
        answer([fact_json(record, shift) for facts in (own, *others) for record, shift in facts])
    elif date is not None and (own or others):
        say(long_date(date), *fact_lines(own, style))
        for facts in others:
            say("on another machine:", *fact_lines(facts, style))
    else:
        say(f"Nothing recorded for {long_date(date)}." if date is not None else "Nothing recorded yet.")
    return OK


Dated = tuple[Record, Span]
"""A fact, and how far the wall clock was from the engine's timeline at that time."""


def dated(records: Sequence[Record]) -> Iterator[Dated]:
    """Yield the facts that hold, in the order they took effect."""
    by_id = {record.id: record for record in records}
    shift: Span = 0
    for entry in holding([Written(record.id, record.event) for record in records]):
        match entry.event:
            case e.ClockWasSet(shift=shift):
                pass
            case e.DayOpened(carried=State(shift=shift)):
                pass
        yield by_id[entry.id].replace(event=entry.event), shift


def fact_lines(facts: Sequence[Dated], style: ClockStyle) -> Iterator[str]:
    """Yield lines such as `09:20  micro-break (eyes): shown`. A due that is shown at once gets no line of its own."""
    tracks: dict[int, tuple[str, ...]] = {}
    terms = Terms()
    shown = {(event.at, stop) for record, _ in facts if isinstance(event := record.event, e.PromptShown) for stop in event.stops}
    for record, shift in facts:
        match record.event:
            case e.DayOpened(carried=State(stops=stops, terms=terms)):
                tracks.update({stop.number: stop.tracks for stop in stops})
            case e.TermsAgreed(terms=terms):
                pass
            case e.PromptFellDue(stop=stop, track=track, at=at):
                tracks[stop] = (*tracks.get(stop, ()), track)
                if (at, stop) in shown:
                    continue
            case e.SaidLater():
                continue
        clock = _clock(record, shift, style)
        words = f"{describe(named(record.event, terms), Context(clock, tracks))}{_recorded_at(record, clock)}"
        yield f"{clock(record.event.at):>{COLUMNS[style]}}  {words}"


def _recorded_at(record: Record, clock: Callable[[Instant], str]) -> str:
    """Return when an act that took effect earlier was recorded."""
    if not record.silent or e.sort_of(record.event) != "act":
        return ""
    said, at = (f"{local(when, record.offset):%F}" for when in (record.said, record.event.at))
    return f" (recorded {'' if said == at else f'{short_date(said)} '}at {clock(record.said)})"


def _clock(record: Record, shift: Span, style: ClockStyle) -> Callable[[Instant], str]:
    """Return a function that spells instants on the wall clock of the place and time the fact was written."""
    return lambda at: time_of_day(at + shift, record.offset, style)


def fact_json(record: Record, shift: Span) -> dict[str, Any]:
    """Return a fact for programs: `at`, `kind` (`block-started`), and its fields; a chart's kind is `chart_kind`."""
    event = record.event

    def stamp(at: Instant | None) -> str | bool | None:
        if at is None or isinstance(at, bool):  # a due is `held` or not; a chart is `held` since an instant
            return at
        return local(at + shift, record.offset).isoformat(timespec="seconds")

    name = "".join(f"-{char.lower()}" if char.isupper() else char for char in type(event).__name__).lstrip("-")
    plain = {field: getattr(event, field) for field in event.fields if field not in INTERNAL}
    times = {field: stamp(getattr(event, field)) for field in INSTANTS if field in event.fields}
    return {"at": stamp(event.at), "kind": name, **plain, **times, **_own_names(event)}


def _own_names(event: e.Event) -> dict[str, Any]:
    match event:
        case e.BlockStarted(kind=kind, rules=rules):
            return {"chart_kind": kind, "focus_minutes": minutes(rules.focus)}
        case e.Switched(kind=kind) | e.ChartsLogged(kind=kind) | e.ChartHeld(kind=kind) | e.HoldDropped(kind=kind):
            return {"chart_kind": kind}
        case e.Audited(kind=kind):
            return {"chart_kind": kind}
        case e.PromptFellDue(span=span) | e.PromptShown(span=span) | e.DueAbsorbed(span=span):
            return {"seconds": span // SECOND}
        case (
            e.OvertimeReminded(by=by) | e.RanLong(by=by) | e.RestReminded(by=by) | e.PauseReminded(by=by) | e.StopNeared(left=by)
        ):
            return {"by_minutes": by / MINUTE}
        case e.ClockWasSet(shift=shift):
            return {"shift_seconds": shift / SECOND}
        case e.DayOpened(day=day):
            return {"date": day.key, "zone": day.zone}
    return {}
