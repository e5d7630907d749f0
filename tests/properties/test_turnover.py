"""A7, D4: however days go over into each other, what their reports tell together is what was lived as one."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ninetyten.cli.simulate import player_of
from ninetyten.domain import events as e
from ninetyten.domain.moment import MINUTE, Instant, Span
from ninetyten.domain.state import State
from ninetyten.ledger.machines import fold_whole
from ninetyten.ledger.rests import TakenRest
from ninetyten.ledger.stops import StopEntry, entries, stops_of
from ninetyten.ledger.summary import summarise
from ninetyten.ledger.timeline import FoldedDay, fold_day
from ninetyten.ledger.turnover import Found, Machine, beside

ACTS = (
    "start", "chart", "done", "skip", "snooze", "rest 10", "rest 4", "rest lunch", "back", "pause", "pause --for 15", "resume",
    "meeting 12", "away 7", "away 25", "stop", "switch study", "undo", "idle 400s", "idle 40000s", "asleep 900s", "crash 200s",
)  # fmt: skip
WAITS = st.sampled_from([0, 30, 60, 180, 300, 600, 1200, 4000])
SETTINGS = st.sampled_from(["", 'set block.next "auto"\n', 'set block.end "auto"\n', 'set block.focus "20m"\n'])


@st.composite
def nights(draw: st.DrawFn) -> str:
    """A block begun at some minute from two to four in the night, and what was said in it and after it."""
    lines = [f"{draw(SETTINGS)}{2 + (begun := draw(st.integers(0, 115))) // 60:02}:{begun % 60:02} start"]
    for act in draw(st.lists(st.sampled_from(ACTS), min_size=3, max_size=20)):
        lines.append(f"+{draw(WAITS)}s {act}")
        if act.endswith("s") and act[-2].isdigit():  # the next line comes when the stretch is over
            lines.append(f"+{act.split()[1]} chart")
    return "date 2026-10-06\n" + "\n".join(lines) + "\n"


def days_of(events: Sequence[e.Event]) -> dict[str, list[e.Event]]:
    """The events by the day that was open."""
    days: dict[str, list[e.Event]] = {}
    key = ""
    for event in events:
        key = event.day.key if isinstance(event, e.DayOpened) else key
        if key:
            days.setdefault(key, []).append(event)
    return days


def folded(days: dict[str, list[e.Event]], at: Instant) -> dict[str, tuple[FoldedDay, Instant]]:
    """Each day as reports fold it, and up to when it is known."""
    keys = list(days)

    def neighbour(key: str, step: int) -> Found | None:
        place = keys.index(key) + step
        return (keys[place], days[keys[place]]) if 0 <= place < len(keys) else None

    found = {}
    for key, events in days.items():
        opened = events[0]
        until = at if key == keys[-1] or not isinstance(opened, e.DayOpened) else opened.day.closes
        around = beside(fold_day(events, until), key, Machine(neighbour, keys[-1], at))
        found[key] = (fold_day(events, until, beside=around), until)
        if key != keys[-1]:
            whole, _ = fold_whole(events, went_on=True, beside=around)
            assert (whole.stretches, whole.rests, whole.line) == (
                found[key][0].stretches,
                found[key][0].rests,
                found[key][0].line,
            )
    return found


def unpaid(day: FoldedDay) -> Span:
    """What of paused and away stretches over 20 minutes, unbroken, there is in a day that stands alone."""
    breaks: list[list[Instant]] = []
    for stretch in day.stretches:
        if stretch.bucket in ("paused", "away"):
            if breaks and breaks[-1][1] == stretch.start:
                breaks[-1][1] = stretch.end
            else:
                breaks.append([stretch.start, stretch.end])
    return sum(end - start for start, end in breaks if end - start > 20 * MINUTE)


@settings(max_examples=40)
@example("date 2026-10-06\n03:40 start\n+1200s stop\n+30s start\n+0s start\n")
@given(nights())
def test_every_due_and_rest_is_counted_once_and_no_absence_is_cut(script: str) -> None:
    """All days together have the entries, the rests and the unpaid time of the same events folded as one."""
    player = player_of(script)
    player.play()
    events, at = player.world.events(), player.world.at
    days = folded(days_of(events), at)
    one = fold_day(events, at)
    dues: list[StopEntry] = []
    rests: list[TakenRest] = []
    lost = kept_back = 0
    for key, (day, until) in days.items():
        summary = summarise(day, key, until, lambda at: 0)
        assert sum(count for _, count in summary.private.returns) == sum(summary.rests.__dict__.values()) == len(day.rests)
        dues, rests = [*dues, *stops_of(day).entries], [*rests, *day.rests]
        lost += summary.clock - summary.paid - day.total("lunch", "asleep", "unwatched")
        kept_back += sum(stops_of(day).held.values())
    assert sorted(dues, key=str) == sorted(entries(events), key=str)
    assert sorted(rests, key=str) == sorted(_rests_of(events, at), key=str)
    assert lost == unpaid(one)
    assert kept_back == sum(stops_of(one.replace(state=State())).held.values())


def _rests_of(events: Sequence[e.Event], at: Instant) -> tuple[TakenRest, ...]:
    """The rests of all that was lived, as if no day had turned over."""
    return fold_day([event for event in events if not isinstance(event, e.DayOpened)], at).rests
