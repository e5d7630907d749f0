"""Every event of the journal in the field's words, for `log`: one short sentence a class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant
from ninetyten.domain.rewriting import charts
from ninetyten.domain.value import Value
from ninetyten.domain.words import ACTIVITY_WORDS, BUCKET_WORDS, PHASE_WORDS, listed, spell

RETURN_WORDS = {"away": "away from the screen", "walk": "a walk", "screen": "at the screen"}
FATE_WORDS = {
    "observed": "seen",
    "missed": "missed",
    "unsaid": "not known whether taken",
    "absorbed": "covered by your break",
}
GAP_WORDS = {"work": "work", "rest": "a break", "lunch": "lunch", "off": "your own time"}


class Around(Value):
    """What a sentence needs beside its event: how an instant reads on the wall clock, and the tracks of each stop."""

    clock: Callable[[Instant], str]
    tracks: Mapping[int, tuple[str, ...]]

    def of(self, *stops: int) -> str:
        """The tracks of these stops, in words."""
        names = dict.fromkeys(track for stop in stops for track in self.tracks.get(stop, ()))
        return listed(tuple(names)) if names else "from the day before"

    def until(self, ends: Instant | None) -> str:
        """`, until 10:30`; nothing where no end is planned."""
        return "" if ends is None else f", until {self.clock(ends)}"


def fact_line(event: e.Event, around: Around) -> str:
    """One event as a person reads it."""
    line = _LINES.get(type(event))
    return line(event, around) if line is not None else "something a newer ninetyten wrote"


def _block(event: e.BlockStarted, around: Around) -> str:
    itself = " by itself" if event.auto else ""
    outside = f"; outside the planned hours: {event.anyway}" if event.anyway else ""
    until = around.until(event.at + event.rules.focus)
    return f"block started{itself}: {ACTIVITY_WORDS[event.activity]}, {event.kind}{until}{outside}"


def _charts(event: e.ChartsLogged, around: Around) -> str:
    if event.count < 0:
        return f"{charts(-event.count)} taken back: {event.kind}"
    return f"{charts(event.count)} logged: {event.kind}"


def _rest(event: e.RestStarted, around: Around) -> str:
    itself = " by itself" if event.auto else ""
    since = "" if event.since is None else f" at {around.clock(event.since)}"
    return f"{'lunch' if event.lunch else 'break'} started{itself}{since}{around.until(event.ends)}"


def _rest_ended(event: e.RestEnded, around: Around) -> str:
    how = f": {RETURN_WORDS[event.how]}" if event.how else ""
    return f"break ended{' by itself' if event.auto else ''}{how}"


def _interrupted(event: e.Interrupted, around: Around) -> str:
    reason = f": {event.reason}" if event.reason else ""
    return f"{PHASE_WORDS[event.what]}{reason}{around.until(event.ends)}"


def _explained(event: e.GapExplained, around: Around) -> str:
    until = "now" if event.until is None else around.clock(event.until)
    return f"{around.clock(event.since)} to {until} was {GAP_WORDS[event.was]}"


def _answered(event: e.PromptAnswered, around: Around) -> str:
    again = "" if event.returns is None else f", again at {around.clock(event.returns)}"
    return f"micro-break {event.answer}: {around.of(*event.stops)}{again}"


def _shown(event: e.PromptShown, around: Around) -> str:
    return f"micro-break {'shown' if event.rung else 'due, nobody rang'}: {listed(event.tracks)}"


def _due(event: e.PromptFellDue, around: Around) -> str:
    return f"micro-break due: {event.track}{', waits for your break' if event.held else ''}"


def _audited(event: e.Audited, around: Around) -> str:
    charts = "" if event.charts is None else f", {event.clean} of {event.charts} charts clean"
    errors = "".join(f"; {category} {count}" for category, count in event.errors)
    return f"audit: {event.right} of {event.total} codes right{charts}{errors}"


def _clock_set(event: e.ClockWasSet, around: Around) -> str:
    if not event.shift:
        return "clock set, right again"
    return f"clock set, {spell(abs(event.shift))} {'ahead' if event.shift > 0 else 'behind'}"


_LINES: dict[type[e.Event], Callable[[Any, Around], str]] = {
    e.BlockStarted: _block,
    e.Switched: lambda event, around: f"now {ACTIVITY_WORDS[event.activity]}, {event.kind}",
    e.ChartsLogged: _charts,
    e.ChartHeld: lambda event, around: f"chart on hold: {event.reason}",
    e.PromptAnswered: _answered,
    e.RestStarted: _rest,
    e.RestEnded: _rest_ended,
    e.Interrupted: _interrupted,
    e.Resumed: lambda event, around: "resumed",
    e.WasAway: lambda event, around: f"away from {around.clock(event.since)} until now",
    e.Stopped: lambda event, around: "end of day",
    e.GapExplained: _explained,
    e.FellAsleep: lambda event, around: "computer asleep",
    e.Woke: lambda event, around: "computer awake",
    e.ClockWasSet: _clock_set,
    e.WatchBegan: lambda event, around: "ninetyten rings",
    e.WatchEnded: lambda event, around: "ninetyten left: nobody rings",
    e.GapBegan: lambda event, around: "ninetyten stopped running",
    e.GapEnded: lambda event, around: "ninetyten is back",
    e.PresenceAsked: lambda event, around: "asked: still there?",
    e.WentAway: lambda event, around: f"away since {around.clock(event.since)}{', the screen is locked' if event.locked else ''}",
    e.CameBack: lambda event, around: "back",
    e.Refused: lambda event, around: f"refused: {event.reason}",
    e.Lulled: lambda event, around: "a lull: as good as a chart's end",
    e.Touched: lambda event, around: "somebody was there",
    e.HushBegan: lambda event, around: "the desktop does not want to be disturbed: micro-breaks wait",
    e.HushEnded: lambda event, around: "the desktop may be disturbed again",
    e.StopNeared: lambda event, around: f"the planned end of day is in {spell(event.left)}",
    e.StopReached: lambda event, around: "the planned end of day",
    e.BodyChecked: lambda event, around: "weekly check (private)",
    e.WorkstationChecked: lambda event, around: "workstation check (private)",
    e.PostureChecked: lambda event, around: "posture check (private)",
    e.EyesScored: lambda event, around: "eyes at midday (private)",
    e.EnergyRated: lambda event, around: "energy (private)",
    e.LeftOpen: lambda event, around: f"left open: {'; '.join(part for part in (event.when, event.where, event.how) if part)}",
    e.RitualDone: lambda event, around: f"end-of-day items done: {', '.join(event.items)}",
    e.ContactMade: lambda event, around: f"contact: {event.item}",
    e.Suggested: lambda event, around: f"suggested: {event.what}",
    e.SaidLater: lambda event, around: "said later, and worked out anew",
    e.TermsAgreed: lambda event, around: "hours, target and chart types as set",
    e.Relabelled: lambda event, around: (
        f"{around.clock(event.start)} to {around.clock(event.end)} was {BUCKET_WORDS[event.bucket]}"
    ),
    e.Audited: _audited,
    e.CeuEarned: lambda event, around: f"{event.credits:g} CEU earned on {event.on}",
    e.Undone: lambda event, around: f"undone: {event.what}",
    e.DayOpened: lambda event, around: "the work day begins",
    e.EndNeared: lambda event, around: "the block ends soon",
    e.EndReached: lambda event, around: "the block's planned end",
    e.OvertimeReminded: lambda event, around: f"the block is {spell(event.by)} over its end",
    e.RanLong: lambda event, around: f"{spell(event.by)} without a break",
    e.RestRanOut: lambda event, around: "the break's planned end",
    e.RestReminded: lambda event, around: f"the break is {spell(event.by)} over its end",
    e.PauseReminded: lambda event, around: f"paused for {spell(event.by)} now",
    e.InterruptionEnded: lambda event, around: "resumed by itself",
    e.LeftUnattended: lambda event, around: f"unattended since {around.clock(event.since)}: nothing counts from then on",
    e.PromptFellDue: _due,
    e.PromptShown: _shown,
    e.PromptSettled: lambda event, around: f"micro-break {FATE_WORDS[event.fate]}: {around.of(event.stop)}",
    e.DueAbsorbed: lambda event, around: f"micro-break covered by the last one: {event.track}",
}
