"""Describe events to people. `WORDINGS` has one row for each event class; `log`, undo, the answer to an act and the desktop's
notices all read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant
from ninetyten.domain.plan import Terms
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import (
    ACTIVITY_WORDS,
    ANSWER_WORDS,
    BASIS_WORDS,
    BUCKET_WORDS,
    CEU_WORDS,
    CONTACT_WORDS,
    ERROR_WORDS,
    FATE_WORDS,
    GAP_WORDS,
    PHASE_WORDS,
    REASON_WORDS,
    RETURN_WORDS,
    SOURCE_WORDS,
    counted,
    listed,
    long_date,
    plural,
    sentence,
    spell,
    time_of_day,
    topic_word,
    with_reason,
)

Reason = Literal["prompt", "ending", "ended", "rest-over", "stop-soon", "stop", "away", "overtime", "paused"]


class Context(Value):
    """What a sentence needs besides its event: the wall clock for an instant, and the tracks of each stop."""

    clock: Callable[[Instant], str]
    tracks: Mapping[int, tuple[str, ...]] = {}

    def micro_break(self, *stops: int) -> str:
        """Name a micro-break by the tracks of its stops, where they are known."""
        return _micro_break(tuple(dict.fromkeys(track for stop in stops for track in self.tracks.get(stop, ()))))

    def until(self, ends: Instant | None) -> str:
        """Return `, until 10:30`, or nothing if no end is planned."""
        return "" if ends is None else f", until {self.clock(ends)}"


class Notice(Value):
    """A desktop notice."""

    reason: Reason
    title: str
    body: str
    urgent: bool = False


class Wording(Value):
    """The words for one class of events."""

    sentence: str | Callable[[Any, Context], str]
    """What happened, as `log` shows it after the time."""
    name: str | Callable[[Any], str] = ""
    """What undo calls an act; every act has a name."""
    outcome: Callable[[Any, State], str] | None = None
    """What the answer to an act adds from the state that it led to; may be empty."""
    notice: Callable[[Any, State], Notice] | None = None
    """What the desktop shows."""


def describe(event: e.Event, context: Context) -> str:
    """Return the sentence of an event."""
    words = WORDINGS[type(event)].sentence
    return words if isinstance(words, str) else words(event, context)


def name_of(act: e.Event) -> str:
    """Return what undo calls an act."""
    words = WORDINGS[type(act)].name
    return words if isinstance(words, str) else words(act)


def named(act: e.Event, terms: Terms) -> e.Event:
    """Return an act with its chart type's name in place of the key, for its words."""
    if isinstance(act, e.BlockStarted | e.Switched) and (topic := terms.kind(act.topic)) is not None:
        act = act.replace(topic=topic.name)
    if not isinstance(act, e.BlockStarted | e.Switched | e.ChartsLogged | e.ChartHeld | e.Audited):
        return act
    kind = terms.kind(act.kind)
    return act if kind is None else act.replace(kind=kind.name)


def _next_block(state: State) -> str:
    """Return when the next block starts; it may have started by itself (B3)."""
    began = state.in_block and state.rest is None
    return "The next block has started." if began else "The next block starts when you come back."


def notice_of(event: e.Event, state: State) -> Notice | None:
    """Return what the desktop shows for an event under the rules of `state`; None for most."""
    notice = WORDINGS[type(event)].notice
    return None if notice is None else notice(event, state)


def answer(events: Sequence[e.Event], state: State, offset_at: Callable[[Instant], int], style: ClockStyle) -> str:
    """Return one line about the last act among these events, which led to `state`; empty if there is none. `offset_at`: seconds
    east of UTC at an instant."""
    act = next((event for event in reversed(events) if e.sort_of(event) == "act" or isinstance(event, e.Undone | e.Redone)), None)
    if act is None:
        return ""

    def clock(at: Instant) -> str:
        return time_of_day(at + state.shift, offset_at(at), style)

    line, outcome = describe(named(act, state.terms), Context(clock)), WORDINGS[type(act)].outcome
    more = outcome(act, state) if outcome is not None else ""
    later = f" (backdated to {clock(act.at)})" if any(isinstance(event, e.SaidLater) for event in events) else ""
    return f"{line[0].upper()}{line[1:]}{f'; {more}' if more else ''}{later}"


def _micro_break(tracks: tuple[str, ...]) -> str:
    return f"micro-break ({listed(tracks)})" if tracks else "micro-break"


def _itself(event: Any) -> str:
    return " automatically" if event.auto else ""


def _block(act: e.BlockStarted, context: Context) -> str:
    outside = f"; outside planned hours: {REASON_WORDS[act.anyway]}" if act.anyway else ""
    until = context.until(act.at + act.rules.focus)
    return f"block started{_itself(act)}: {_activity(act)}, {act.kind}{until}{outside}"


def _activity(act: e.BlockStarted | e.Switched) -> str:
    return f"{ACTIVITY_WORDS[act.activity]}{f' ({topic_word(act.topic)})' if act.topic else ''}"


def _charts(act: e.ChartsLogged) -> str:
    return counted(abs(act.count), f"{act.kind} chart")


def _logged(act: e.ChartsLogged, context: Context) -> str:
    if act.held is not None:
        return with_reason(f"{_charts(act)} released from hold", act.reason)
    return f"{_charts(act)} {'logged' if act.count >= 0 else 'removed'}"


def _logged_name(act: e.ChartsLogged) -> str:
    of = "" if act.held is None else "release of "
    return f"{of if act.count >= 0 else 'removal of '}{_charts(act)}"


def _logged_outcome(act: e.ChartsLogged, state: State) -> str:
    return f"{state.charts_of(act.kind):,} today{'' if act.held is None else f', {_still_held(act, state)}'}"


def _still_held(act: e.Event, state: State) -> str:
    return f"{len(state.held)} still on hold" if state.held else "none still on hold"


def _rest(act: e.RestStarted) -> str:
    return "lunch" if act.lunch else "break"


def _rest_started(act: e.RestStarted, context: Context) -> str:
    since = "" if act.since is None else f" at {context.clock(act.since)}"
    return f"{_rest(act)} started{_itself(act)}{since}{context.until(act.ends)}"


def _interrupted(act: e.Interrupted, context: Context) -> str:
    return f"{with_reason(PHASE_WORDS[act.what], act.reason)}{context.until(act.ends)}"


def _answered(act: e.PromptAnswered, context: Context) -> str:
    again = "" if act.returns is None else f", again at {context.clock(act.returns)}"
    return f"{context.micro_break(*act.stops)}: {ANSWER_WORDS[act.answer]}{again}"


def _gap(act: e.GapExplained, context: Context) -> str:
    until = "now" if act.until is None else context.clock(act.until)
    return f"{context.clock(act.since)} to {until} counted as {GAP_WORDS[act.was]}"


def _audit(act: e.Audited, context: Context) -> str:
    charts = "" if act.charts is None else f", {act.clean} of {act.charts} charts clean"
    errors = f"; errors: {_errors(act)}" if act.errors else ""
    of = f" ({act.kind})" if act.kind else ""
    return f"audit{of}: {act.right} of {act.total} {BASIS_WORDS[act.basis]} right{charts}{errors}"


def _errors(act: e.Audited | e.AuditRebutted) -> str:
    return ", ".join(f"{ERROR_WORDS[category]} {count}" for category, count in act.errors)


def _audit_outcome(act: e.Audited, state: State) -> str:
    """Return the percentage. More errors than wrong codes are pointed out, not refused: a code can be wrong twice, and an
    unsupported code or a wrong sequence is not among the codes reviewed (D6)."""
    errors, wrong = sum(count for _, count in act.errors), act.total - act.right
    counts = BASIS_WORDS[act.basis].removesuffix("s")
    odd = f"; {counted(errors, 'error')} for {counted(wrong, counts)} not right" if errors > wrong else ""
    return f"{round(100 * act.right / act.total, 1):g}%{odd}"


def _ceu(act: e.CeuEarned, context: Context) -> str:
    source = f" from {SOURCE_WORDS[act.source]}" if act.source else ""
    return f"{_ceus(act)} earned on {long_date(act.on)}{source}{f', for {CEU_WORDS[act.topic]}' if act.topic else ''}"


def _clock_set(event: e.ClockWasSet, context: Context) -> str:
    if not event.shift:
        return "system clock changed: correct again"
    return f"system clock changed: now {spell(abs(event.shift))} {'ahead' if event.shift > 0 else 'behind'}"


def _shown(event: e.PromptShown, context: Context) -> str:
    return f"{_micro_break(event.tracks)}: {'shown' if event.rung else 'due while ninetyten was not running'}"


def _settled(event: e.PromptSettled, context: Context) -> str:
    by = " by your break" if event.fate == "absorbed" else ""
    return f"{context.micro_break(event.stop)}: {FATE_WORDS[event.fate]}{by}"


def _prompt(event: e.PromptShown, state: State) -> Notice:
    title = f"{listed(event.tracks).capitalize()}: {spell(event.span)}"
    return Notice("prompt", title, " ".join(sentence(track) for track in event.tracks))


def _ceus(act: e.CeuEarned) -> str:
    return f"{act.credits:g} {plural('CEU', 1 if act.credits == 1 else 2)}"


def _midday(act: e.EyesScored, state: State) -> str:
    scored = (("eyes", act.much), ("head", act.head))
    return ", ".join(f"{name} {much} of 3" for name, much in scored if much is not None)


def _private(name: str, outcome: Callable[[Any, State], str] | None = None) -> Wording:
    """Return the row of a private note: `log` shows that it exists, not what it says."""
    return Wording(f"{name} (private)", name, outcome)


WORDINGS: dict[type[e.Event], Wording] = {
    e.BlockStarted: Wording(
        _block,
        lambda act: f"start of {_activity(act)}",
        lambda act, state: f"block {state.blocks} today",
    ),
    e.Switched: Wording(
        lambda act, context: f"switched to {_activity(act)}, {act.kind}",
        lambda act: f"switch to {_activity(act)}",
    ),
    e.ChartsLogged: Wording(
        _logged,
        _logged_name,
        _logged_outcome,
    ),
    e.ChartHeld: Wording(
        lambda act, context: f"chart on hold: {REASON_WORDS[act.reason]}",
        lambda act: f"hold ({REASON_WORDS[act.reason]})",
        lambda act, state: f"{len(state.held)} on hold",
    ),
    e.HoldDropped: Wording(
        lambda act, context: with_reason(f"{act.kind} chart taken off hold, not counted", act.reason),
        lambda act: f"drop of {act.kind} chart on hold",
        _still_held,
    ),
    e.PromptAnswered: Wording(_answered, lambda act: f"micro-break {ANSWER_WORDS[act.answer]}"),
    e.RestStarted: Wording(_rest_started, _rest),
    e.RestEnded: Wording(
        lambda act, context: f"break ended{_itself(act)}{f': {RETURN_WORDS[act.how]}' if act.how else ''}",
        "return from break",
    ),
    e.Interrupted: Wording(
        _interrupted,
        lambda act: "pause" if act.what == "paused" else PHASE_WORDS[act.what],
        lambda act, state: "it lasts until you resume" if act.ends is None else "",
    ),
    e.Resumed: Wording("resumed", "resume", lambda act, state: f"the {'block' if state.in_block else 'break'} continues"),
    e.WasAway: Wording(
        lambda act, context: f"away from {context.clock(act.since)} to {context.clock(act.at)}",
        lambda act: f"away for {spell(act.at - act.since)}",
    ),
    e.Stopped: Wording("end of day", "end of day", lambda act, state: counted(state.chart_total, "chart")),
    e.GapExplained: Wording(_gap, lambda act: f"time counted as {GAP_WORDS[act.was]}"),
    e.Relabelled: Wording(
        lambda act, context: f"{context.clock(act.start)} to {context.clock(act.end)} relabeled as {BUCKET_WORDS[act.bucket]}",
        lambda act: f"time relabeled as {BUCKET_WORDS[act.bucket]}",
    ),
    e.Audited: Wording(_audit, lambda act: f"audit result {act.right}/{act.total}", _audit_outcome),
    e.AuditRebutted: Wording(
        lambda act, context: f"rebuttal won: {_errors(act)}",
        lambda act: f"rebuttal ({_errors(act)})",
    ),
    e.CeuEarned: Wording(
        _ceu,
        _ceus,
    ),
    e.BodyChecked: _private("weekly check"),
    e.WorkstationChecked: _private("workstation check"),
    e.PostureChecked: _private(
        "posture check",
        lambda act, state: f"{counted(len(act.failing), 'point')} not right" if act.failing else "all points right",
    ),
    e.EyesScored: _private("midday rating", _midday),
    e.EnergyRated: _private("energy rating", lambda act, state: f"{act.rating} of 5"),
    e.LeftOpen: Wording(
        lambda act, context: f"left open: {'; '.join(part for part in (act.when, act.where, act.how) if part)}",
        "note on open work",
    ),
    e.RitualDone: Wording(lambda act, context: f"end-of-day items done: {', '.join(act.items)}", "end-of-day items"),
    e.ContactMade: Wording(lambda act, context: f"contact: {CONTACT_WORDS[act.item]}", lambda act: CONTACT_WORDS[act.item]),
    e.FellAsleep: Wording("computer went to sleep"),
    e.Woke: Wording("computer woke up"),
    e.ClockWasSet: Wording(_clock_set),
    e.WatchBegan: Wording("ninetyten started: reminders on"),
    e.WatchEnded: Wording("ninetyten closed: reminders off"),
    e.GapBegan: Wording("ninetyten stopped running: reminders off"),
    e.GapEnded: Wording("ninetyten is running again: reminders on"),
    e.PresenceAsked: Wording(
        'asked "Still there?"',
        notice=lambda event, state: Notice(
            "away", "Still there?", "This computer has been idle for a while. Press any key if you are here."
        ),
    ),
    e.WentAway: Wording(
        lambda event, context: f"away since {context.clock(event.since)}{' (screen locked)' if event.locked else ''}"
    ),
    e.CameBack: Wording("back at the computer"),
    e.Touched: Wording("activity at the computer"),
    e.Lulled: Wording("no activity for 5 s: treated as the end of a chart"),
    e.HushBegan: Wording("do not disturb is on: micro-breaks wait"),
    e.HushEnded: Wording("do not disturb is off"),
    e.Suggested: Wording(lambda event, context: f"suggestion shown: {event.what}"),
    e.TermsAgreed: Wording("hours, target and chart types saved for the day"),
    e.SaidLater: Wording(lambda event, context: f"entry backdated: day recalculated from {context.clock(event.since)}"),
    e.Refused: Wording(lambda event, context: f"refused: {event.reason}"),
    e.Undone: Wording(lambda event, context: f"undid: {event.what}"),
    e.Redone: Wording(lambda event, context: f"redid: {event.what}"),
    e.Unknown: Wording("unknown event (written by a newer version?)"),
    e.DayOpened: Wording("work day started"),
    e.EndNeared: Wording(
        "block ends soon",
        notice=lambda event, state: Notice("ending", "Finish this chart", f"The block ends in {spell(state.rules.warn)}."),
    ),
    e.EndReached: Wording(
        "block reached its planned end",
        notice=lambda event, state: Notice("ended", "The block is over", f"Time for a break of {spell(state.rules.rest)}."),
    ),
    e.OvertimeReminded: Wording(
        lambda event, context: f"block is {spell(event.by)} past its planned end",
        notice=lambda event, state: Notice(
            "overtime", "A break is waiting", f"The block is {spell(event.by)} past its planned end."
        ),
    ),
    e.RanLong: Wording(
        lambda event, context: f"{spell(event.by)} without a break",
        notice=lambda event, state: Notice(
            "overtime",
            "Two hours at a stretch",
            f"{spell(event.by)} without a break. Stand up before the next chart.",
            urgent=True,
        ),
    ),
    e.StopNeared: Wording(
        lambda event, context: f"planned end of day in {spell(event.left)}",
        notice=lambda event, state: Notice(
            "stop-soon",
            "The day ends soon",
            f"Your day ends in {spell(event.left)}. Finish this chart and note what is still open.",
        ),
    ),
    e.StopReached: Wording(
        "planned end of day",
        notice=lambda event, state: Notice(
            "stop", "End of day", "This is your planned end of day. The day stays open until you end it."
        ),
    ),
    e.RestRanOut: Wording(
        "break reached its planned end",
        notice=lambda event, state: Notice("rest-over", "The break is over", _next_block(state)),
    ),
    e.RestReminded: Wording(
        lambda event, context: f"break is {spell(event.by)} past its planned end",
        notice=lambda event, state: Notice("rest-over", "Still on break", f"Your break ended {spell(event.by)} ago."),
    ),
    e.PauseReminded: Wording(
        lambda event, context: f"paused for {spell(event.by)}",
        notice=lambda event, state: Notice(
            "paused", "Still paused", f"Paused for {spell(event.by)}. The block continues when you resume."
        ),
    ),
    e.InterruptionEnded: Wording("resumed automatically"),
    e.LeftUnattended: Wording(
        lambda event, context: f"unattended since {context.clock(event.since)}: time since then is not counted"
    ),
    e.PromptFellDue: Wording(
        lambda event, context: f"{_micro_break((event.track,))}: due{', waiting for your break' if event.held else ''}"
    ),
    e.PromptShown: Wording(_shown, notice=_prompt),
    e.PromptSettled: Wording(_settled),
    e.DueAbsorbed: Wording(lambda event, context: f"{_micro_break((event.track,))}: covered by the previous one"),
}
