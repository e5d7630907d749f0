"""One short line about what an act brought about, for the command line and the toasts of the app."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant
from ninetyten.domain.state import State
from ninetyten.domain.words import ACTIVITY_WORDS, BUCKET_WORDS, counted, spell
from ninetyten.view.stamp import OffsetAt, clock_time


def describe_events(events: Sequence[e.Event], state: State, offset_at: OffsetAt) -> str:
    """What the acts among these events did, the last one first; empty if there was none."""

    def at(instant: Instant) -> str:
        return clock_time(instant + state.shift, offset_at(instant))

    later = any(isinstance(event, e.SaidLater) for event in events)
    for event in reversed(events):
        if e.sort_of(event) == "consequence":
            continue
        line = _of_the_day(event, state, at) or _of_the_block(event, state, at) or _of_the_record(event, state, at)
        if line:
            return f"{line} (as of {at(event.at)})" if later else line
    return ""


TimeOfDay = Callable[[Instant], str]


def _of_the_day(event: e.Event, state: State, at: TimeOfDay) -> str:
    match event:
        case e.Undone():
            return f"undone: {event.what}"
        case e.ChartsLogged():
            return _charts(event, state)
        case e.ChartHeld():
            return f"on hold: {event.reason}; charts {state.chart_total}"
        case e.WasAway():
            return f"away from {at(event.since)} to {at(event.at)}"
        case e.Stopped():
            return f"end of day at {at(event.at)}; charts {state.chart_total}"
        case e.GapExplained():
            until = event.at if event.until is None else event.until
            return f"{spell(until - event.since)}: {event.was}"
    return ""


def _of_the_record(event: e.Event, state: State, at: TimeOfDay) -> str:
    match event:
        case e.Relabelled():
            return f"{at(event.start)} to {at(event.end)} was {BUCKET_WORDS[event.bucket]}"
        case e.Audited():
            right = f"audit: {event.right} of {event.total} codes right, {100 * event.right / event.total:.1f} %"
            return f"{right}{_more_errors(event)}"
        case e.CeuEarned():
            return f"{event.credits:g} CEU earned on {event.on}"
        case e.PostureChecked():
            return f"posture: {f'{len(event.failing)} not right' if event.failing else 'all right'}; for you alone"
        case e.EyesScored():
            return f"eyes: {event.much} of 3; for you alone"
        case e.EnergyRated():
            return f"energy: {event.rating} of 5; for you alone"
        case e.BodyChecked() | e.WorkstationChecked():
            return "noted, for you alone"
        case e.LeftOpen() | e.RitualDone() | e.ContactMade():
            return "noted"
    return ""


def _more_errors(audit: e.Audited) -> str:
    """Errors beyond the codes that were not right are told, not refused: a code can be wrong twice, and an unsupported one, or a
    wrong sequence, is counted among no codes reviewed (D6)."""
    errors, wrong = sum(count for _, count in audit.errors), audit.total - audit.right
    if errors <= wrong:
        return ""
    return f"; {counted(errors, 'error')} for {counted(wrong, 'code')} not right"


def _of_the_block(event: e.Event, state: State, at: TimeOfDay) -> str:
    match event:
        case e.BlockStarted():
            return f"{ACTIVITY_WORDS[event.activity]}: block {state.blocks}, until {at(event.at + event.rules.focus)}"
        case e.Switched():
            return f"now {ACTIVITY_WORDS[event.activity]}"
        case e.PromptAnswered():
            return f"micro-break {event.answer}{f', again at {at(event.returns)}' if event.returns is not None else ''}"
        case e.RestStarted():
            return f"{'lunch' if event.lunch else 'break'} until {at(event.ends)}"
        case e.Interrupted():
            return f"{event.what}{f' until {at(event.ends)}' if event.ends is not None else '; resume goes on'}"
        case e.Resumed():
            return "the block goes on" if state.in_block else "back to the break"
    return ""


def _charts(event: e.ChartsLogged, state: State) -> str:
    change = "chart" if event.count == 1 else f"{event.count:+} charts"
    return f"{change} logged, {state.charts_of(event.kind)} of {event.kind} today" if event.count else "nothing to change"
