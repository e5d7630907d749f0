"""Every event has a sentence, in words that may come on a screen."""

from __future__ import annotations

import pytest

from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, MINUTE, Day, Instant
from ninetyten.domain.plan import Rules, Terms
from ninetyten.domain.state import State
from ninetyten.journal.codec import KINDS
from ninetyten.reports.log_text import Around, fact_line

AT = 9 * HOUR
DAY = Day("2026-10-06", "UTC", 4 * HOUR, 28 * HOUR)
LINES: list[tuple[e.Event, str]] = [
    (e.BlockStarted(AT, "study", "general", Rules()), "block started: accuracy study, general, until 10:30"),
    (
        e.BlockStarted(AT, "admin", "er", Rules(), "backlog", auto=True),
        "block started by itself: admin, er, until 10:30; outside the planned hours: backlog",
    ),
    (e.Switched(AT, "growth", "er"), "now CEU / education, er"),
    (e.ChartsLogged(AT, 1, "er", 12.0), "1 chart logged: er"),
    (e.ChartsLogged(AT, -2, "er", 12.0), "2 charts taken back: er"),
    (e.ChartHeld(AT, "unsigned", "er"), "chart on hold: unsigned"),
    (e.PromptAnswered(AT, "snoozed", (1, 2), AT + 5 * MINUTE), "micro-break snoozed: eyes and wrists, again at 09:05"),
    (e.PromptAnswered(AT, "done", (9,)), "micro-break done: from the day before"),
    (e.RestStarted(AT, AT + 10 * MINUTE), "break started, until 09:10"),
    (e.RestStarted(AT, AT + HOUR, True, AT - 3 * MINUTE, True), "lunch started by itself at 08:57, until 10:00"),
    (e.RestEnded(AT, "walk"), "break ended: a walk"),
    (e.RestEnded(AT, auto=True), "break ended by itself"),
    (e.Interrupted(AT, "paused", "phone"), "paused: phone"),
    (e.Interrupted(AT, "meeting", "", AT + HOUR), "meeting, until 10:00"),
    (e.Resumed(AT), "resumed"),
    (e.WasAway(AT, AT - HOUR), "away from 08:00 until now"),
    (e.Stopped(AT), "end of day"),
    (e.GapExplained(AT, AT - HOUR, AT - MINUTE, "rest"), "08:00 to 08:59 was a break"),
    (e.GapExplained(AT, AT - HOUR, None, "off"), "08:00 to now was your own time"),
    (e.FellAsleep(AT), "computer asleep"),
    (e.Woke(AT), "computer awake"),
    (e.ClockWasSet(AT, -3 * HOUR), "clock set, 3 h 00 behind"),
    (e.ClockWasSet(AT, 0), "clock set, right again"),
    (e.WatchBegan(AT), "ninetyten rings"),
    (e.WatchEnded(AT), "ninetyten left: nobody rings"),
    (e.Touched(AT), "somebody was there"),
    (e.GapBegan(AT), "ninetyten stopped running"),
    (e.GapEnded(AT), "ninetyten is back"),
    (e.PresenceAsked(AT), "asked: still there?"),
    (e.WentAway(AT, AT - HOUR), "away since 08:00"),
    (e.WentAway(AT, AT - HOUR, locked=True), "away since 08:00, the screen is locked"),
    (e.CameBack(AT), "back"),
    (e.Refused(AT, "start", "start: a block is running"), "refused: start: a block is running"),
    (e.Lulled(AT), "a lull: as good as a chart's end"),
    (e.HushBegan(AT), "the desktop does not want to be disturbed: micro-breaks wait"),
    (e.HushEnded(AT), "the desktop may be disturbed again"),
    (e.StopNeared(AT, 15 * MINUTE), "the planned end of day is in 15 min"),
    (e.StopReached(AT), "the planned end of day"),
    (e.BodyChecked(AT, (("neck", 2),)), "weekly check (private)"),
    (e.WorkstationChecked(AT, (("glare", True),)), "workstation check (private)"),
    (e.PostureChecked(AT, ("screen",)), "posture check (private)"),
    (e.EyesScored(AT, 2), "eyes at midday (private)"),
    (e.EnergyRated(AT, 4, 9), "energy (private)"),
    (e.LeftOpen(AT, "tomorrow 07:00", "", "start with the holds"), "left open: tomorrow 07:00; start with the holds"),
    (e.RitualDone(AT, ("door", "clothes")), "end-of-day items done: door, clothes"),
    (e.ContactMade(AT, "coffee"), "contact: coffee"),
    (e.Suggested(AT, "hourly"), "suggested: hourly"),
    (e.SaidLater(AT, AT - HOUR), "said later, and worked out anew"),
    (e.TermsAgreed(AT, Terms()), "hours, target and chart types as set"),
    (e.Relabelled(AT, AT - HOUR, AT, "study"), "08:00 to 09:00 was accuracy study"),
    (e.Audited(AT, 39, 42), "audit: 39 of 42 codes right"),
    (
        e.Audited(AT, 39, 42, 8, 10, (("modifier", 1), ("specificity", 2))),
        "audit: 39 of 42 codes right, 8 of 10 charts clean; modifier 1; specificity 2",
    ),
    (e.CeuEarned(AT, 1.5, "2026-10-06"), "1.5 CEU earned on 2026-10-06"),
    (e.Undone(AT, ("x",), AT, "lunch"), "undone: lunch"),
    (e.DayOpened(AT, DAY, State()), "the work day begins"),
    (e.EndNeared(AT), "the block ends soon"),
    (e.EndReached(AT), "the block's planned end"),
    (e.OvertimeReminded(AT, 5 * MINUTE), "the block is 5 min over its end"),
    (e.RanLong(AT, 2 * HOUR), "2 h 00 without a break"),
    (e.RestRanOut(AT), "the break's planned end"),
    (e.RestReminded(AT, 5 * MINUTE), "the break is 5 min over its end"),
    (e.PauseReminded(AT, 10 * MINUTE), "paused for 10 min now"),
    (e.InterruptionEnded(AT), "resumed by itself"),
    (e.LeftUnattended(AT, AT - HOUR), "unattended since 08:00: nothing counts from then on"),
    (e.PromptFellDue(AT, 1, "eyes", AT, 20_000, True), "micro-break due: eyes, waits for your break"),
    (e.PromptShown(AT, (1, 2), ("eyes", "wrists"), 60_000), "micro-break shown: eyes and wrists"),
    (e.PromptShown(AT, (1,), ("eyes",), 20_000, rung=False), "micro-break due, nobody rang: eyes"),
    (e.PromptSettled(AT, 1, "observed"), "micro-break seen: eyes"),
    (e.PromptSettled(AT, 1, "missed"), "micro-break missed: eyes"),
    (e.PromptSettled(AT, 1, "unsaid"), "micro-break not known whether taken: eyes"),
    (e.PromptSettled(AT, 2, "absorbed"), "micro-break covered by your break: wrists"),
    (e.DueAbsorbed(AT, "eyes", AT, 20_000), "micro-break covered by the last one: eyes"),
]


def clock(at: Instant) -> str:
    """An instant as hours and minutes since 1970."""
    return f"{at // HOUR:02}:{at % HOUR // MINUTE:02}"


@pytest.mark.parametrize(("event", "line"), LINES, ids=lambda part: type(part).__name__ if isinstance(part, e.Event) else "")
def test_an_event_reads_as_a_sentence(event: e.Event, line: str) -> None:
    """What happened, in the field's words."""
    assert fact_line(event, Around(clock, {1: ("eyes",), 2: ("wrists",)})) == line


def test_no_event_is_without_a_sentence() -> None:
    """The table above has every kind of event the journal can hold."""
    assert {type(event) for event, _ in LINES} == set(KINDS.values())
